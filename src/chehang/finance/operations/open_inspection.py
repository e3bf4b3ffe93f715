"""Open an inspection."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.finance.inspection.models import Inspection, InspectionKind
from chehang.org.services import holders


class OpenInspection(Command):
    """Who inspects what, the first and last day of the books, and the auditor's account if one reads here."""

    kind: InspectionKind
    authority: Annotated[RequiredText, Field(title="Authority or firm")]
    subject: Annotated[str, Field(min_length=2, max_length=200, title="Subject")]
    since: Annotated[StartDate, Field(title="Begins")]
    until: Annotated[StartDate, Field(title="Until")]
    auditor: Annotated[Id | None, Ref("org.Employee"), Field(title="Auditor")] = None


@operation("finance.open_inspection", title=_("Open an inspection"), posts=("finance_manager",))
def open_inspection(cmd: OpenInspection, ctx: Context) -> Done:
    """From now on its auditor reads the books of these days, until it is closed.

    Refused when the days are the wrong way round, and for an account that is no visiting auditor's.
    """
    if cmd.until < cmd.since:
        raise Refused("inspection.days", _("The last day lies before the first."), field="until")
    if cmd.auditor is not None:
        _require_visitor(ctx, cmd.auditor)
    row = Inspection.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "JC"),
        kind=cmd.kind,
        authority=cmd.authority,
        subject=cmd.subject,
        since=cmd.since,
        until=cmd.until,
        auditor_id=cmd.auditor,
        opened_on=ctx.today,
    )
    ctx.changed(row, None, {"authority": row.authority, "from": str(row.since), "until": str(row.until)})
    ctx.tell(
        _("An inspection was opened: %(authority)s, %(subject)s"),
        post="general_manager",
        link=f"/finance/inspections/{row.pk}/",
        authority=row.authority,
        subject=row.subject,
    )
    return Done(id=row.pk, number=row.number)


def _require_visitor(ctx: Context, employee: int) -> None:
    if employee not in {e.pk for e in holders(ctx.store_id, "auditor", ctx.today)}:
        raise Refused(
            "inspection.auditor",
            _("This account is no visiting auditor's. The administrator opens one with that post alone."),
            field="auditor",
        )
