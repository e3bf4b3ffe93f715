"""What car sales does when a deal was decided on, and when money came."""

from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.billing.events import BillSettled
from chehang.billing.models import Bill
from chehang.billing.services import Charge
from chehang.core import access
from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.listening import listens
from chehang.core.sources import Source
from chehang.workshop.events import OrderSettled
from chehang.workshop.models import WorkOrder

from . import bills, fitting, stocking
from .bills import NAME
from .models import Car, Deal, RewardPolicy
from .states import DEAL, REWARD


@listens(Approved, of=NAME)
def released(event: Approved, ctx: Context) -> None:
    """The deal stands: the contract may be printed, the deposit is asked for, a locked car is promised."""
    deal: Deal = event.obj
    DEAL.advance(ctx, deal, "release", reason=event.decision.reason, approval_id=event.decision.pk)
    if deal.car_id:
        stocking.allocate(ctx, access.get(Car, deal.car_id, ctx, lock=True))
    if deal.deposit and deal.customer and bills.living(ctx, deal, "deposit") is None:
        billing.ask(
            ctx,
            deal.customer,
            source=Source(NAME, deal.pk, deal.number),
            part=bills.fresh_part(ctx, deal, "deposit"),
            amount=deal.deposit,
        )
    ctx.tell(
        _("Order %(number)s is released"),
        employee_id=deal.consultant_id,
        link=f"/carsales/deals/{deal.pk}/",
        number=deal.number,
    )


@listens(Returned, of=NAME)
def returned(event: Returned, ctx: Context) -> None:
    """The deal goes back to its consultant."""
    deal, reason = event.obj, event.decision.reason
    DEAL.advance(ctx, deal, "return", reason=reason)
    ctx.tell(
        _("Order %(number)s was returned: %(reason)s"),
        employee_id=deal.consultant_id,
        link=f"/carsales/deals/{deal.pk}/",
        number=deal.number,
        reason=reason[:200],
    )


@listens(Withdrawn, of=NAME)
def withdrawn(event: Withdrawn, ctx: Context) -> None:
    """Its author took it back."""
    DEAL.advance(ctx, event.obj, "return", reason=event.reason)


@listens(BillSettled, of=NAME)
def deposit_came(event: BillSettled, ctx: Context) -> None:
    """A deposit is a debt to the customer until the car is his (2204). Refused on account: nothing would be held."""
    bill = Bill.objects.get(pk=event.bill_id)
    if bills.is_deposit(bill) and bill.charged_on is None:
        if event.on_account:
            raise Refused("deal.deposit_on_account", _("The deposit on a car is paid, not put on account."))
        billing.charge(
            ctx,
            source=event.source,
            part=bill.part,
            event="car_deposit",
            lines=[Charge("deposit", bill.amount, bill.amount - bill.amount, text="定金")],
        )


@listens(Approved, of="carsales.reward_policy")
def reward_approved(event: Approved, ctx: Context) -> None:
    """The policy counts from its day on; who sells is told."""
    row: RewardPolicy = event.obj
    REWARD.advance(ctx, row, "approve", reason=event.decision.reason, approval_id=event.decision.pk)
    ctx.tell(
        _("New reward policy from %(day)s: %(name)s"),
        post="sales_consultant",
        link=f"/carsales/reward_policies/{row.pk}/",
        day=str(row.valid_from),
        name=row.name,
    )


@listens(Returned, of="carsales.reward_policy")
def reward_returned(event: Returned, ctx: Context) -> None:
    """It is not taken; another one may be drafted."""
    REWARD.advance(ctx, event.obj, "drop", reason=event.decision.reason)


@listens(Withdrawn, of="carsales.reward_policy")
def reward_withdrawn(event: Withdrawn, ctx: Context) -> None:
    """Its author took it back."""
    REWARD.advance(ctx, event.obj, "drop", reason=event.reason)


@listens(OrderSettled)
def fitted(event: OrderSettled, ctx: Context) -> None:
    """Accessories of a car in stock wait for its sale; of another one they are cost now."""
    fitting.book_later(ctx, access.get(WorkOrder, event.order_id, ctx))
