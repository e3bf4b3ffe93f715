"""Invite customers to a campaign."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.care.services import notify
from chehang.care.valuing import segment
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.parties.models import Customer

from ..kinds import Segment
from ..models import Campaign, Guest


class InviteGuests(Command):
    """The campaign, a class of customers or each by name, and the words of the invitation."""

    campaign: Annotated[Id, Ref("marketing.Campaign")]
    segment: Annotated[Segment | None, Field(title="Class of customers")] = None
    customers: Annotated[list[Annotated[Id, Ref("parties.Customer")]], Field(max_length=2000, title="Customers")] = []
    text: Annotated[RequiredText, Field(title="Invitation")]


@operation("marketing.invite_guests", title=_("Invite guests"), posts=("marketing_specialist", "marketing_manager"))
def invite_guests(cmd: InviteGuests, ctx: Context) -> Done:
    """Consent is asked for at this moment, person by person: who has not agreed is left out and counted. Nobody twice.
    Refused before the campaign is approved, and for nobody."""
    campaign = access.get(Campaign, cmd.campaign, ctx, lock=True)
    if campaign.state not in ("approved", "live"):
        raise Refused("campaign.not_approved", _("Guests are invited to an approved campaign."))
    wanted = (
        {*cmd.customers, *(v.customer_id for v in segment(ctx, cmd.segment, ctx.today))}
        if cmd.segment
        else {*cmd.customers}
    )
    if not wanted:
        raise Refused("campaign.nobody", _("Choose a class of customers, or customers by name."), field="segment")
    there = set(campaign.guests.values_list("mobile", flat=True))
    invited = left_out = 0
    for customer in access.rows(Customer, ctx).filter(pk__in=wanted, active=True).order_by("id"):
        if not customer.mobile or customer.mobile in there:
            left_out += 1
            continue
        try:
            notify(ctx, customer, cmd.text, purpose="marketing", document="marketing.campaign", object_id=campaign.pk)
        except Refused:
            left_out += 1
            continue
        Guest.objects.create(
            store_id=ctx.store_id, campaign=campaign, customer=customer, name=customer.name, mobile=customer.mobile,
            invited_at=ctx.now,
        )  # fmt: skip
        there.add(customer.mobile)
        invited += 1
    ctx.changed(campaign, None, {"invited": invited, "left_out": left_out})
    return Done(id=campaign.pk, number=campaign.number, invited=invited, left_out=left_out)
