"""Ask for the destruction of what was kept long enough."""

import hashlib
from datetime import date, datetime
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import bulk, numbers
from chehang.core.context import STORE_TIME, Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.retention import cutoff, due, kinds
from chehang.core.types import Command, Reason
from chehang.office.models import Destroyed, Destruction

MOST = 50_000  # records on one list


class AskDestruction(Command):
    """Which kind of record, and why now."""

    kind: Annotated[str, Field(pattern=r"^[a-z_]{1,30}$", title="Kind of record")]
    reason: Reason


@operation("office.ask_destruction", title=_("Ask for destruction"), posts=("hr_manager", "finance_manager"))
def ask_destruction(cmd: AskDestruction, ctx: Context) -> Done:
    """Write the list of everything of a kind that is due, oldest first; nothing is destroyed by it.

    Refused for a kind that is kept for good, when nothing is due, and while another list of the kind waits.
    """
    kind = kinds().get(cmd.kind)
    if kind is None or kind.end is None:
        raise Refused("destruction.kept", _("This kind of record is kept for good."), field="kind")
    if Destruction.objects.filter(store_id=ctx.store_id, kind=cmd.kind, state="asked").exists():
        raise Conflict("destruction.waits", _("A list of this kind waits for its decision already."), field="kind")
    before = cutoff(ctx, kind, ctx.today)
    rows = due(ctx, kind, before)
    found = [(pk, _day(at)) for pk, at in rows.values_list("pk", kind.dated)[:MOST]]
    if not found:
        raise Refused(
            "destruction.nothing", _("Nothing of this kind is older than %(day)s."), field="kind", day=str(before)
        )
    label = rows.model._meta.label
    made = Destruction.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "XH"), kind=cmd.kind, before=before,
        months=int(parameter(ctx, kind.figure, ctx.today)), rows=len(found), reason=cmd.reason,
        digest=list_digest(label, [pk for pk, _on in found]), asked_by_id=ctx.actor.employee_id, asked_at=ctx.now,
    )  # fmt: skip
    bulk.pour(
        Destroyed._meta.db_table,
        ("store_id", "destruction_id", "label", "object_id", "dated", "digest", "done"),
        ((ctx.store_id, made.pk, label, pk, on, "", False) for pk, on in found),
    )
    facts = {"kind": made.kind, "before": str(before), "rows": made.rows, "digest": made.digest}
    ctx.changed(made, None, facts)
    ctx.tell(
        _("List %(number)s asks to destroy %(n)s records (%(kind)s)."),
        post="general_manager",
        link=f"/office/destructions/{made.pk}/",
        number=made.number,
        n=made.rows,
        kind=str(kind.title),
    )
    return Done(id=made.pk, number=made.number, rows=made.rows)


def list_digest(label: str, ids: list[int]) -> str:
    """What covers a list: the SHA-256 of its records in their order."""
    return hashlib.sha256(f"{label}:{','.join(map(str, sorted(ids)))}".encode()).hexdigest()


def _day(at: date | datetime) -> date:
    return at.astimezone(STORE_TIME).date() if isinstance(at, datetime) else at
