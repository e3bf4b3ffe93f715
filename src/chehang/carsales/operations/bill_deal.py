"""Ask for the money of a car."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.carsales import bills, following
from chehang.carsales.bills import NAME
from chehang.carsales.kinds import LoanState
from chehang.carsales.models import Deal
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref


class BillDeal(Command):
    """The released order whose car is here."""

    deal: Annotated[Id, Ref("carsales.Deal")]


@operation("carsales.bill_deal", title=_("Ask for the money"), posts=("sales_consultant", "sales_manager"))
def bill_deal(cmd: BillDeal, ctx: Context) -> Done:
    """The customer pays the rest at the cash desk, the lender his share. Refused before release, without a car,
    before the deposit came, and before the bank agreed."""
    deal = access.get(Deal, cmd.deal, ctx, lock=True)
    following.require_mine(ctx, deal.lead)
    if deal.state != "authorised" or deal.billed_on:
        raise Refused("deal.not_released", _("Only a released order is billed, and once."))
    if deal.car_id is None:
        raise Refused("deal.no_car_yet", _("Assign a car first."))
    if deal.loan and deal.loan_state != LoanState.APPROVED:
        raise Refused("deal.loan_open", _("The bank has not approved the loan yet."))
    assert deal.customer is not None
    deposit = bills.living(ctx, deal, "deposit")
    if deposit is not None and deposit.charged_on is None:
        raise Refused("deal.deposit_open", _("The deposit has not been paid yet."))
    own, number = deal.own_share - deal.deposit, deal.number
    part = bills.fresh_part(ctx, deal, "car")
    billing.ask(ctx, deal.customer, source=Source(NAME, deal.pk, number), part=part, amount=own)
    if deal.loan:
        assert deal.lender is not None
        billing.ask(
            ctx,
            deal.lender,
            source=Source(NAME, deal.pk, number),
            part=bills.fresh_part(ctx, deal, "loan"),
            amount=deal.loan,
            served=deal.customer,
            claim="loan",
        )
    Deal.objects.filter(pk=deal.pk).update(billed_on=ctx.today)
    ctx.changed(deal, {"billed_on": ""}, {"billed_on": str(ctx.today)})
    return Done(id=deal.pk, number=deal.number)
