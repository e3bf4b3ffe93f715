"""An old part leaves the custody without being sent back."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse.models import OldPart
from chehang.warehouse.oldparts.states import OLD_PART


class EndOldPart(Command):
    """Given to the customer, scrapped, or missing, and how."""

    old_part: Annotated[Id, Ref("warehouse.OldPart"), Field(title="Old part kept")]
    way: Annotated[Literal["give", "scrap", "lose"], Field(title="What became of it")]
    outcome: Annotated[Reason, Field(title="Outcome")]


@operation("warehouse.end_old_part", title=_("Give out or scrap the old part"), posts=("parts_manager",))
def end_old_part(cmd: EndOldPart, ctx: Context) -> Done:
    """Only the customer's own part is given out. A warranty part is scrapped on the maker's notice or after its last day, never before;
    a missing one is told to the warranty clerk, since the maker cuts its claim. Hazardous waste goes to the licensed collector: say to whom.
    Refused for a part that is not the customer's."""
    row = access.get(OldPart, cmd.old_part, ctx, lock=True)
    if cmd.way == "give" and row.kind != "customer":
        raise Refused(
            "old_part.not_his",
            _("%(number)s is kept for the maker or supplier, not for the customer."),
            number=row.number,
        )
    if cmd.way == "scrap" and row.kind == "warranty" and ctx.today <= row.keep_until:
        ctx.doubt(
            "old_part.early",
            _("%(number)s has to be kept until %(day)s unless the maker released it. Is the notice here?"),
            field="way",
            number=row.number,
            day=str(row.keep_until),
        )
    OLD_PART.advance(
        ctx,
        row,
        cmd.way,
        reason=cmd.outcome,
        ended_at=ctx.now,
        ended_by_id=ctx.actor.employee_id,
        outcome=cmd.outcome[:200],
    )
    if cmd.way == "lose" and row.kind == "warranty":
        ctx.tell(
            _("Old part %(number)s of %(source)s is missing: the maker may cut its claim."),
            post="warranty_clerk",
            link=f"/warehouse/old_parts/{row.pk}/",
            number=row.number,
            source=row.source_number,
        )
    return Done(id=row.pk, number=row.number)
