"""The two acts that are measured: goods and money in one operation, as the warehouse does it."""

from decimal import Decimal as D

from chehang.core.context import Context
from chehang.core.operation import Done, Operation
from chehang.core.sources import Source
from chehang.core.types import Command
from chehang.ledger.services import Leg, post
from chehang.stock import services as stock


class Goods(Command):
    """Parts into or out of their bins."""

    number: int
    places: list[tuple[int, int]]  # part, bin


def _receive(cmd: Goods, ctx: Context) -> Done:
    """Receive five of each with their invoice."""
    lines = [stock.Incoming(part, place, D(5), D("508.85")) for part, place in cmd.places]
    stock.receive(ctx, Source("bench.receipt", cmd.number), lines)
    ex = sum((x.value for x in lines), D(0))
    tax = (ex * 13 / 100).quantize(D("0.01"))
    legs = [Leg("stock", ex), Leg("input_vat_pending", tax), Leg("payable", ex + tax, ("supplier", 1))]
    post(ctx, "receipt_invoiced", source=Source("bench.receipt", cmd.number), legs=legs, summary="入库")
    return Done(id=cmd.number)


def _issue(cmd: Goods, ctx: Context) -> Done:
    """Issue one of each at its cost."""
    lines = [stock.Outgoing(part, place, D(1)) for part, place in cmd.places]
    out = stock.issue(ctx, Source("bench.issue", cmd.number), lines)
    cost = sum((x.value for x in out), D(0))
    legs = [Leg("cost", cost), Leg("stock", cost)]
    post(ctx, "sale_cost", source=Source("bench.issue", cmd.number), legs=legs, summary="出库")
    return Done(id=cmd.number)


receive = Operation("bench.receive", "Receive", (), _receive)
issue = Operation("bench.issue", "Issue", (), _issue)
