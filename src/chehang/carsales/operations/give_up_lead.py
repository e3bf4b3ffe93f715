"""Report that a customer will not buy here."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import following
from chehang.carsales.kinds import Contact, LostReason
from chehang.carsales.models import Lead
from chehang.carsales.states import LEAD
from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref, ShortText


class GiveUpLead(Command):
    """Why, what the customer bought instead, and how that is known."""

    lead: Annotated[Id, Ref("carsales.Lead")]
    lost_reason: LostReason
    lost_to: Annotated[ShortText, Field(max_length=60, title="Bought instead")] = ""
    content: Annotated[Reason, Field(title="How it is known")]


@operation("carsales.give_up_lead", title=_("Report as lost"), posts=("sales_consultant", "sales_manager"))
def give_up_lead(cmd: GiveUpLead, ctx: Context) -> Done:
    """Hand a lost customer to the sales manager, who verifies it. Refused for a colleague's customer."""
    lead = access.get(Lead, cmd.lead, ctx, lock=True)
    following.require_mine(ctx, lead)
    LEAD.require(lead, "give_up")
    following.follow(ctx, lead, Contact.CALL, cmd.content, move=False)
    following.stop(ctx, lead)
    LEAD.advance(
        ctx,
        lead,
        "give_up",
        lost_reason=cmd.lost_reason.value,
        lost_to=cmd.lost_to,
        given_up_by_id=ctx.actor.employee_id,
    )
    return Done(id=lead.pk, number=lead.number)
