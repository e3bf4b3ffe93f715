"""Call a deal off."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.billing.services import Charge
from chehang.carsales import bills, dealing, following, stocking
from chehang.carsales.bills import NAME
from chehang.carsales.events import DealCancelled
from chehang.carsales.kinds import DepositKind
from chehang.carsales.models import Deal
from chehang.carsales.states import DEAL
from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Reason, Ref
from chehang.ledger.services import Leg, post


class CancelDeal(Command):
    """Why, and what becomes of a deposit that was paid: given back, kept because the buyer broke the contract, or returned
    double because we did (民法典 art. 587)."""

    deal: Annotated[Id, Ref("carsales.Deal")]
    reason: Reason
    deposit: Annotated[Literal["back", "kept", "double"], Field(title="Deposit paid")] = "back"


@operation(
    "carsales.cancel_deal", title=_("Call the deal off"), posts=("sales_consultant", "sales_manager", "general_manager")
)
def cancel_deal(cmd: CancelDeal, ctx: Context) -> Done:
    """Call off a quotation or order; the car is free again, and a deposit goes back or is kept by right (定金 only).

    Refused for consultants once the order is released, for the sales manager once money was taken.
    """
    deal = access.get(Deal, cmd.deal, ctx, lock=True)
    DEAL.require(deal, "cancel")
    if "general_manager" not in ctx.actor.posts:
        following.require_mine(ctx, deal.lead)
    deposit = bills.living(ctx, deal, "deposit")
    paid = deposit.paid if deposit else ZERO
    came = paid or _came_in(ctx, deal)
    if came and "general_manager" not in ctx.actor.posts:
        raise Refused("deal.cancel_paid", _("A deposit was paid. Only the general manager calls such an order off."))
    if deal.state == "authorised" and not {"sales_manager", "general_manager"} & ctx.actor.posts:
        raise Refused("deal.cancel_released", _("This order is released. The sales manager calls it off."))
    if deal.billed_on:
        dealing.drop_bills(ctx, deal, give_back=True)
    stocking.free(ctx, deal)
    approvals.void(ctx, deal)
    DEAL.advance(ctx, deal, "cancel", reason=cmd.reason, approval=None, billed_on=None)
    if paid and deposit is not None:
        if cmd.deposit != "back" and deal.deposit_kind != DepositKind.EARNEST:
            raise Refused("deal.keep", _("Refundable money is given back."), field="deposit")
        if cmd.deposit == "kept":
            legs = [Leg("deposit", paid), Leg("income", paid)]
            post(ctx, "car_deposit_kept", source=Source(NAME, deal.pk), legs=legs, summary=deal.number)
        else:
            billing.credit(
                ctx,
                deposit,
                source=Source(NAME, deal.pk, deal.number),
                event="car_deposit",
                lines=[Charge("deposit", paid, ZERO, text="退定金")],
            )
        if cmd.deposit == "double":
            _pay_again(ctx, deal, paid)
    elif deposit is not None:
        billing.cancel(ctx, Source(NAME, deal.pk), deposit.part)
    if deal.customer_id:
        ctx.announce(DealCancelled(deal.pk, deal.customer_id, cmd.reason))
    return Done(id=deal.pk, number=str(deal))


def _came_in(ctx: Context, deal: Deal) -> bool:
    """Whether money was taken for the car itself."""
    asked = (bills.living(ctx, deal, part) for part in ("car", "loan"))
    return any(bill is not None and bill.paid for bill in asked)


def _pay_again(ctx: Context, deal: Deal, amount: Decimal) -> None:
    """We broke the contract: the deposit is paid once more; finance pays it by a payment request."""
    legs = [Leg("penalty", amount), Leg("owed", amount, ("customer", deal.customer_id or 0))]
    post(ctx, "parts_deposit_doubled", source=Source(NAME, deal.pk), legs=legs, summary=deal.number)
    ctx.tell(
        _("Pay %(amount)s of compensation to the customer of %(number)s by a payment request (other payables)."),
        post="accountant",
        amount=f"{amount:,.2f}",
        number=deal.number,
    )
