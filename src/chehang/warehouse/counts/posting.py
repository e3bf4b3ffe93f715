"""An approved count enters both books: goods to what was found, the difference through 待处理财产损溢."""

from decimal import Decimal

from chehang.catalogue.services import vat_rate
from chehang.core.context import Context
from chehang.core.money import ZERO, round_half_up
from chehang.core.sources import Source
from chehang.ledger import services as ledger
from chehang.ledger.services import Leg
from chehang.stock import services as stock
from chehang.warehouse.kinds import ABNORMAL, CountCause
from chehang.warehouse.models import StockCount, StockCountLine

DOCUMENT = "warehouse.stock_count"


def post_differences(ctx: Context, count: StockCount) -> None:
    """Movements 401 and 402, and their vouchers (P9–P11). Refused("stock.short") when what is missing is reserved."""
    lines = [x for x in count.lines.select_related("part").order_by("n") if x.difference]
    _gains(ctx, count, [x for x in lines if x.difference > 0])
    _losses(ctx, count, [x for x in lines if x.difference < 0])


def _gains(ctx: Context, count: StockCount, lines: list[StockCountLine]) -> None:
    if not lines:
        return
    goods = [
        stock.Incoming(x.part_id, x.bin_id, x.difference, x.amount, "401", lot_id=x.lot_id, line_id=x.pk) for x in lines
    ]
    stock.receive(ctx, Source(DOCUMENT, count.pk), goods)
    worth = sum((x.amount for x in lines), ZERO)
    _post(ctx, count, "count_gain", {"stock": worth, "pending": worth})
    _post(ctx, count, "count_gain_approved", {"pending": worth, "loss": worth})


def _losses(ctx: Context, count: StockCount, lines: list[StockCountLine]) -> None:
    if not lines:
        return
    goods = [stock.Outgoing(x.part_id, x.bin_id, -x.difference, "402", lot_id=x.lot_id, line_id=x.pk) for x in lines]
    costs: dict[int, Decimal] = {}
    for gone in stock.issue(ctx, Source(DOCUMENT, count.pk), goods):
        costs[gone.line_id] = costs.get(gone.line_id, ZERO) + gone.value
    tax = sum((_tax(ctx, x, costs[x.pk]) for x in lines), ZERO)
    cost = sum(costs.values(), ZERO)
    _post(ctx, count, "count_loss", {"pending": cost + tax, "stock": cost, "input_vat_out": tax})
    disaster = sum((costs[x.pk] for x in lines if x.cause == CountCause.DISASTER), ZERO)
    whole = cost + tax
    paid = [(x.responsible_id, x.recovered) for x in lines if x.recovered]
    own = whole - disaster - sum((amount for _who, amount in paid), ZERO)
    legs = [Leg("loss", own), Leg("disaster", disaster)]
    legs += [Leg("person", amount, ("employee", who or 0)) for who, amount in paid]
    ledger.post(
        ctx,
        "count_loss_approved",
        source=Source(DOCUMENT, count.pk),
        legs=[*legs, Leg("pending", whole)],
        summary=count.number,
    )


def _tax(ctx: Context, line: StockCountLine, cost: Decimal) -> Decimal:
    """Input VAT that goes out with an abnormal loss."""
    if line.cause not in ABNORMAL:
        return ZERO
    return round_half_up(cost * vat_rate(ctx, line.part.vat_code, ctx.today))


def _post(ctx: Context, count: StockCount, event: str, legs: dict[str, Decimal]) -> None:
    given = [Leg(name, amount) for name, amount in legs.items()]
    ledger.post(ctx, event, source=Source(DOCUMENT, count.pk), legs=given, summary=count.number)
