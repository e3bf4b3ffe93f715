"""Verify that a customer is lost."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import following
from chehang.carsales.models import Lead
from chehang.carsales.states import LEAD
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref


class ReviewLostLead(Command):
    """Whether the customer is lost indeed, and what the call back found."""

    lead: Annotated[Id, Ref("carsales.Lead")]
    lost: Annotated[bool, Field(title="Lost indeed")] = True
    finding: Reason


@operation("carsales.review_lost_lead", title=_("Verify the loss"), posts=("sales_manager",))
def review_lost_lead(cmd: ReviewLostLead, ctx: Context) -> Done:
    """A second person verifies the reason, or the consultant has to try again. Refused for who reported the loss."""
    lead = access.get(Lead, cmd.lead, ctx, lock=True)
    LEAD.require(lead, "verify")
    if lead.given_up_by_id == ctx.actor.employee_id:
        raise Refused("lead.own_loss", _("You reported this loss yourself. Another person has to verify it."))
    if cmd.lost:
        LEAD.advance(ctx, lead, "verify", reason=cmd.finding, reviewed_by_id=ctx.actor.employee_id)
    else:
        LEAD.advance(ctx, lead, "send_back", reason=cmd.finding, given_up_by_id=0, lost_reason="", lost_to="")
        if lead.consultant_id:
            ctx.tell(
                _("Lead %(number)s is not lost: %(finding)s"),
                employee_id=lead.consultant_id,
                link=following.url(lead),
                number=lead.number,
                finding=cmd.finding[:200],
            )
    return Done(id=lead.pk, number=lead.number)
