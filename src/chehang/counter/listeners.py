"""What the counter does when money comes or goods leave."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.billing.events import BillSettled
from chehang.core import inbox
from chehang.core.approvals import Approved, Returned
from chehang.core.context import Context
from chehang.core.listening import listens
from chehang.core.sources import Source
from chehang.warehouse.events import GoodsHandedOver, GoodsIssued, GoodsReturned
from chehang.warehouse.services import clear_issue

from . import promises, quizzing
from .cores import listeners as cores
from .models import Sale, SaleLine
from .special import listeners as special
from .states import SALE

__all__ = ["cores", "promises", "quizzing", "special"]

NAME = "counter.sale"


def _sale(ctx: Context, source: Source) -> Sale:
    return Sale.objects.select_for_update().get(pk=source.id, store_id=ctx.store_id)


@listens(Approved, of=NAME)
def discount_granted(event: Approved, ctx: Context) -> None:
    """Its author confirms it now."""
    sale = event.obj
    inbox.settle("counter.Sale", sale.pk, ctx.actor.employee_id, ctx.now)
    ctx.tell(
        _("Discount of %(sale)s was approved."),
        employee_id=sale.made_by_id,
        link=f"/counter/desk/?sale={sale.pk}",
        sale=sale,
    )


@listens(Returned, of=NAME)
def discount_refused(event: Returned, ctx: Context) -> None:
    """It stays a draft: its author lowers the discount, or gives it up."""
    sale = event.obj
    ctx.tell(
        _("Discount of %(sale)s was turned down: %(reason)s"),
        employee_id=sale.made_by_id,
        link=f"/counter/desk/?sale={sale.pk}",
        sale=sale,
        reason=event.decision.reason[:200],
    )


@listens(BillSettled, of=NAME)
def money_is_settled(event: BillSettled, ctx: Context) -> None:
    """Paid or on account: the keepers may let the goods go."""
    sale = _sale(ctx, event.source)
    if sale.handover != "outlet":  # what an outlet sold is with its buyer already
        SALE.advance(ctx, sale, "clear")
        clear_issue(ctx, event.source)


@listens(GoodsIssued, of=NAME)
def goods_are_out(event: GoodsIssued, ctx: Context) -> None:
    """Revenue and tax are posted with the goods (P7), and each line keeps its cost."""
    sale = _sale(ctx, event.source)
    SALE.advance(ctx, sale, "issue")
    costs: dict[int, Decimal] = {}
    for issued in event.lines:
        costs[issued.line_id] = costs.get(issued.line_id, Decimal(0)) + issued.cost
    lines = list(SaleLine.objects.filter(sale=sale, pk__in=costs))
    for line in lines:
        line.cost = costs[line.pk]
    SaleLine.objects.bulk_update(lines, ["cost"])
    billing.charge(ctx, source=event.source, ex=sale.amount_ex, tax=sale.tax)


@listens(GoodsHandedOver, of=NAME)
def customer_has_them(event: GoodsHandedOver, ctx: Context) -> None:
    """The sale is done."""
    sale = _sale(ctx, event.source)
    SALE.advance(ctx, sale, "hand_over")
    special.handed_over(ctx, sale)


@listens(GoodsReturned, of=NAME)
def nobody_took_them(event: GoodsReturned, ctx: Context) -> None:
    """Released goods went back into stock (the warehouse countered their cost): the revenue is taken back in red."""
    sale = _sale(ctx, event.source)
    SALE.advance(ctx, sale, "take_back")
    bill = billing.bill_of(ctx, event.source)
    if bill is not None:
        billing.credit(ctx, bill, source=event.source, ex=sale.amount_ex, tax=sale.tax)
