"""Change one price of a proposal, or take it out."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveMoney, Ref
from chehang.pricing.models import PriceProposal, ProposedPrice


class ChangeProposedPrice(Command):
    """The proposal, the part, and its price with VAT; an empty price takes the part out of the proposal."""

    proposal: Annotated[Id, Ref("pricing.PriceProposal")]
    part: Annotated[Id, Ref("catalogue.Part")]
    new_price: Annotated[PositiveMoney | None, Field(title="New price (empty: leave as it is)")] = None


@operation(
    "pricing.change_proposed_price", title=_("Change a proposed price"), posts=("parts_manager", "parts_planner")
)
def change_proposed_price(cmd: ChangeProposedPrice, ctx: Context) -> Done:
    """Change or drop a line of a draft. Refused once it was submitted, and for a part that is not on it."""
    proposal = access.get(PriceProposal, cmd.proposal, ctx, lock=True)
    if proposal.state != "draft":
        raise Refused(
            "proposal.not_draft", _("%(number)s was submitted. Have it returned before changing it."), number=proposal
        )
    line = ProposedPrice.objects.filter(proposal=proposal, part_id=cmd.part).first()
    if line is None:
        raise Refused("proposal.not_on_it", _("This part is not on the proposal."), field="part")
    before = {"part": line.part_id, "price": str(line.new_inc)}
    if cmd.new_price is None:
        ctx.changed(proposal, before, {"part": line.part_id, "price": None})
        line.delete()
    else:
        line.new_inc = cmd.new_price
        line.save(update_fields=["new_inc"])
        ctx.changed(proposal, before, {"part": line.part_id, "price": str(cmd.new_price)})
    return Done(id=proposal.pk, number=proposal.number or None)
