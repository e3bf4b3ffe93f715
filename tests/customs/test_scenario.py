"""From the order to the costed batch, with one late freight bill after half the goods were sold; and every seeded anomaly is found."""

import json
from datetime import timedelta
from decimal import Decimal as D

from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.core.verify import broken
from chehang.customs.comparing import gaps
from chehang.customs.models import PaperLine
from chehang.customs.operations.open_shipment import open_shipment
from chehang.customs.operations.release_shipment import ReleaseShipment, release_shipment
from chehang.ledger.queries import trial_balance
from chehang.ledger.services import Leg, post
from chehang.purchasing.models import Order
from chehang.purchasing.operations.send_order import SendOrder, send_order
from chehang.stock import services as stock
from chehang.stock.models import Pool
from chehang.warehouse.late_costs import shares_of
from chehang.warehouse.models import Inbound
from tests.customs import batch as ways
from tests.customs.test_close_shipment import closed
from tests.customs.test_release_shipment import received_again
from tests.goods import Depot, goods_equal_money

PADS, FILTER = ways.LINES[0][0], ways.LINES[1][0]


def test_from_the_order_to_the_costed_batch(depot: Depot) -> None:
    """The filter's 40,891.00 stand on the shelf, half is sold for 20,445.50 of cost; 1,200.00 of freight come late by weight: a quarter of it, 300.00, is the
    filter's, half to stock, half to the cost of what was sold; the month before says the same to the byte."""
    ways.tariffs(depot)
    lines = [(depot.part(no, name), q, p) for no, name, _hs, q, p, *_rest in ways.LINES]
    order = depot.reviewed(*lines)
    depot.run(send_order, SendOrder(order=order), "parts_planner")
    cmd = ways.command(depot, supplier=depot.supplier.pk, order=order)
    done = depot.run(open_shipment, cmd, "parts_logistics")
    made = ways.Shipment.objects.get(pk=done.id)
    for row in ways.CHARGES:
        ways.charge(depot, made, *row)
    ways.taxed(depot, made)
    depot.run(release_shipment, ReleaseShipment(shipment=made.pk), "parts_manager")
    made.refresh_from_db()
    received_again(depot, made)
    assert Order.objects.get(pk=order).state == "received" and not Inbound.objects.filter(state="expected").exists()
    sell_half(depot)
    day = depot.clock.today().replace(day=30)
    before = report(depot, day)
    depot.clock.at += timedelta(days=10)
    late = ways.charge(depot, made, "inland", "weight", "1200.00", tax="108.00")
    assert Pool.objects.get(part=depot.part(FILTER)).value == D("20445.50") + D("150.00")
    places = {x.place: x.value for x in shares_of(depot.who("accountant"), Source("customs.charge", late.pk))}
    assert places == {"stock": D("1050.00"), "sold": D("150.00")}, "all of the other parts is still here"
    assert report(depot, day) == before
    closed(depot, made)
    goods_equal_money(depot.store)
    assert not [x for x in broken() if x[0].code in ("I19", "I21", "I24", "I24b")]


def sell_half(depot: Depot) -> None:
    part, ctx = depot.part(FILTER), depot.context("keeper")
    with writing():
        goods = stock.Outgoing(part.pk, stock.open_bin(ctx, "receiving").pk, D(600))
        [out] = stock.issue(ctx, Source("tests.sale", 1), [goods])
        legs = [Leg("cost", out.value), Leg("stock", out.value)]
        post(ctx, "sale_cost", source=Source("tests.sale", 1), legs=legs)


def report(depot: Depot, until: object) -> str:
    rows = trial_balance(depot.who("accountant"), until.replace(day=1), until)  # type: ignore[attr-defined]
    return json.dumps([vars(x) if hasattr(x, "__dict__") else str(x) for x in rows], default=str)


def test_each_seeded_anomaly_of_the_papers_is_found(depot: Depot) -> None:
    """Number, quantity, weight, value, currency, origin, a part too many and one too few, on each paper that is compared, and more than was ordered."""
    made = ways.opened(depot, agreement=True)
    truth = {
        "quantity": D(200), "amount": D("4920.00"), "currency": "EUR", "net_kg": D(410), "origin": "DE",
    }  # fmt: skip
    wrong = {"quantity": D(199), "amount": D("4920.01"), "currency": "USD", "net_kg": D(411), "origin": "PL"}
    rest = [
        {
            "part_no": x.part_no,
            "quantity": x.quantity,
            "amount": x.amount,
            "currency": "EUR",
            "net_kg": x.net_kg,
            "origin": "DE",
        }
        for x in made.lines.exclude(part_no=PADS)
    ]
    for kind in ("invoice", "packing", "origin"):
        paper = made.papers.get(kind=kind)

        def says(*rows: dict[str, object], paper: object = paper) -> set[tuple[str, str]]:
            PaperLine.objects.filter(paper=paper).delete()
            PaperLine.objects.bulk_create(PaperLine(store=depot.store, paper=paper, **row) for row in rows)
            return {(g.part_no, g.field) for g in gaps(made)}

        assert says({"part_no": PADS, **truth}, *rest) == set()
        for field, value in wrong.items():
            assert says({"part_no": PADS, **truth, field: value}, *rest) == {(PADS, field)}
        assert says({"part_no": "H3A 698 151 E", **truth}, *rest) == {(PADS, "quantity"), ("H3A 698 151 E", "quantity")}
        assert says(*rest) == {(PADS, "quantity")}
        assert says({"part_no": PADS, **truth}, {"part_no": "X 1", "quantity": D(1)}, *rest) == {("X 1", "quantity")}
        PaperLine.objects.filter(paper=paper).delete()
    ordered = depot.reviewed((depot.part(PADS), "199", "24.60"))
    made.order = Order.objects.get(pk=ordered)
    made.save(update_fields=["order"])
    made.lines.filter(part_no=PADS).update(order_line_id=made.order.lines.get().pk)
    others = {(x["part_no"], "quantity") for x in rest}
    assert {(g.part_no, g.field) for g in gaps(made)} == {(PADS, "quantity"), *others}, "the others were never ordered"
