"""Note what an inspection asks for."""

from typing import Annotated

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Reason, Ref
from chehang.finance.inspection.models import Inspection, InspectionRequest


class AskInspectionItem(Command):
    """The inspection, what it asks for, until when."""

    inspection: Annotated[Id, Ref("finance.Inspection"), Field(title="Official inspection")]
    asked: Annotated[Reason, Field(title="Asked for")]
    due: Annotated[DueDate, Field(title="Until")]


@operation("finance.ask_inspection_item", title=_("Note a request"), posts=("finance_manager", "accountant"))
def ask_inspection_item(cmd: AskInspectionItem, ctx: Context) -> Done:
    """It stands in the log and waits for finance. Refused once the inspection is closed."""
    row = access.get(Inspection, cmd.inspection, ctx, lock=True)
    if row.state != "open":
        raise Refused("inspection.closed", _("This inspection is closed."))
    last = row.requests.aggregate(n=Max("n"))["n"] or 0
    made = InspectionRequest.objects.create(
        store_id=ctx.store_id, inspection=row, n=last + 1, asked=cmd.asked, asked_on=ctx.today, due=cmd.due
    )
    ctx.changed(made, None, {"asked": cmd.asked, "due": str(cmd.due)})
    return Done(id=row.pk, number=row.number, n=made.n)
