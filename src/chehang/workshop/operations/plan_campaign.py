"""Plan what the workshop offers in a season."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, PositiveMoney, RequiredText, Text

from ..models import Campaign


class PlanCampaign(Command):
    """Title and offer, from when until when, and what it is to bring."""

    title: Annotated[RequiredText, Field(max_length=60)]
    offer: Annotated[Text, Field(min_length=2, title="Offer")]
    begins: DueDate
    ends: DueDate
    target_cars: Annotated[int, Field(ge=1, le=100_000, title="Cars aimed at")]
    target_output: Annotated[PositiveMoney, Field(title="Output aimed at, without VAT")]


@operation("workshop.plan_campaign", title=_("Plan a service campaign"), posts=("service_manager",))
def plan_campaign(cmd: PlanCampaign, ctx: Context) -> Done:
    """The plan waits for the general manager. Refused when it ends before it begins."""
    if cmd.ends < cmd.begins:
        raise Refused("campaign.days", _("It ends before it begins."), field="ends")
    made = Campaign.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "HD"), owner_id=ctx.actor.employee_id, **cmd.model_dump()
    )
    ctx.changed(made, None, {"number": made.number, "title": made.title})
    ctx.tell(
        _("Service campaign “%(what)s” waits for your word"),
        post="general_manager",
        link=f"/workshop/campaigns/{made.pk}/",
        what=made.title,
    )
    return Done(id=made.pk, number=made.number)
