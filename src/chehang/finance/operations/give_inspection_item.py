"""Note what was given to an inspection."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, NotFound
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.finance.inspection.models import Inspection


class GiveInspectionItem(Command):
    """Which request of the log, and what was handed over or shown."""

    inspection: Annotated[Id, Ref("finance.Inspection"), Field(title="Official inspection")]
    n: Annotated[int, Field(ge=1, le=999, title="No.")]
    given: Annotated[Reason, Field(title="What was given")]


@operation("finance.give_inspection_item", title=_("Note what was given"), posts=("finance_manager", "accountant"))
def give_inspection_item(cmd: GiveInspectionItem, ctx: Context) -> Done:
    """The request is answered, for good. Refused for one that is answered already."""
    row = access.get(Inspection, cmd.inspection, ctx, lock=True)
    asked = row.requests.filter(n=cmd.n).first()
    if asked is None:
        raise NotFound("not_found", _("There is no such request."), field="n")
    if asked.given_on is not None:
        raise Conflict("inspection.given", _("This request is answered already."), field="n")
    asked.given, asked.given_on, asked.given_by_id = cmd.given, ctx.today, ctx.actor.employee_id
    asked.save(update_fields=["given", "given_on", "given_by"])
    ctx.changed(asked, None, {"given": cmd.given})
    return Done(id=row.pk, number=row.number)
