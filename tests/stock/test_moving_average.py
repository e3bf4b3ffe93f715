"""The worked numbers of the moving average: kept as quantity and value, to the fen."""

from decimal import Decimal as D

from chehang.core.sources import Source
from chehang.stock import queries
from chehang.stock.models import Entry
from chehang.stock.services import Incoming, Outgoing, adjust_value, issue, receive

DOC = "warehouse.inbound"


def bring_in(ctx, part, shelf, quantity, value, number=1):
    return receive(ctx, Source(DOC, number), [Incoming(part.pk, shelf.pk, D(quantity), D(value), line_id=1)])


def test_two_receipts_one_issue(ctx, part, shelf) -> None:
    bring_in(ctx, part, shelf, "40", "3816.00", 1)
    bring_in(ctx, part, shelf, "60", "6106.20", 2)
    assert queries.pool(ctx, [part.pk]) == {part.pk: (D(100), D("9922.20"))}
    [out] = issue(ctx, Source("warehouse.outbound", 1), [Outgoing(part.pk, shelf.pk, D(25))])
    assert out.value == D("2480.55")
    assert queries.pool(ctx, [part.pk]) == {part.pk: (D(75), D("7441.65"))}
    assert queries.stock_value(ctx) == D("7441.65")


def test_late_cost_goes_to_stock_while_the_goods_are_there(ctx, part, shelf) -> None:
    bring_in(ctx, part, shelf, "40", "3816.00", 1)
    bring_in(ctx, part, shelf, "60", "6106.20", 2)
    issue(ctx, Source("warehouse.outbound", 1), [Outgoing(part.pk, shelf.pk, D(25))])
    assert adjust_value(ctx, Source(DOC, 2), [(part.pk, D(72), 1)])[0][:4] == (part.pk, D(72), D(0), 1)
    issue(ctx, Source("warehouse.outbound", 2), [Outgoing(part.pk, shelf.pk, D(30))])
    before = queries.stock_value(ctx)
    [late] = adjust_value(ctx, Source(DOC, 2), [(part.pk, D(72), 1)], by=Source("purchasing.invoice", 9))
    assert late[:4] == (part.pk, D(54), D(18), 1)
    assert queries.stock_value(ctx) == before + 54
    assert Entry.objects.get(document="purchasing.invoice").quantity == 0


def test_the_last_piece_takes_the_rest(ctx, part, shelf) -> None:
    bring_in(ctx, part, shelf, "3", "10.00")
    costs = [issue(ctx, Source("x.y", n), [Outgoing(part.pk, shelf.pk, D(1))])[0].value for n in (1, 2, 3)]
    assert costs == [D("3.33"), D("3.34"), D("3.33")] and sum(costs) == 10
    assert queries.pool(ctx, [part.pk]) == {part.pk: (D(0), D(0))}
