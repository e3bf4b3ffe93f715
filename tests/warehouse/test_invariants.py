"""The invariants hold after the loop, and find what breaks them."""

from decimal import Decimal as D

import pytest

from chehang.core import guards, verify
from chehang.purchasing.models import Order, OrderLine
from chehang.warehouse.models import Inbound, InboundLine, InvoiceLine, Outbound, OutboundLine
from chehang.warehouse.operations.put_away import PutAway, put_away
from chehang.warehouse.operations.sign_receiver import SignReceiver, sign_receiver
from tests.goods import CHECKER, Depot, upload

MINE = ("I35", "H1", "H2", "H3", "I12", "I12b", "I13b", "I34", "I36")


def broken() -> list[str]:
    return [text for code in MINE for _rule, text in verify.broken(code)]


@pytest.fixture
def loop(depot: Depot) -> Depot:
    """Ordered, received (one line estimated, one invoiced), put away, sold and collected."""
    lamp = depot.part("H3A 941 005 C", "LED前照灯总成 左", is_fragile=True)
    inbound = depot.ordered((lamp, "3", "100.01"), (depot.part(), "5", "10"))
    depot.packing_list(inbound, (lamp, "3"), (depot.part(), "5"))
    depot.invoice(inbound, (lamp, "3", "100.01"))
    depot.count(inbound, (lamp, "3"), (depot.part(), "5"), inspection="sound")
    from chehang.warehouse.operations.post_receipt import PostReceipt, post_receipt

    depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    line = inbound.lines.get(part=lamp)
    depot.run(put_away, PutAway(line=line.pk, bin="D-01-01-01", quantity=D(3)))
    outbound = depot.ask((lamp, "1"))
    depot.pick(outbound)
    depot.inspect(outbound)
    depot.sign(outbound, "keeper_1", "丁强")
    depot.run(sign_receiver, SignReceiver(outbound=outbound.pk, name="王建国", image=upload()))
    depot.sign(outbound, "keeper_2", "罗斌")
    return depot


def test_they_hold_after_the_loop(loop: Depot) -> None:
    assert broken() == []


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda: Outbound.objects.update(seal="0" * 64), "signatures of two keepers"),
        (lambda: Outbound.objects.update(state="cancelled"), "without a released outbound order"),
        (lambda: OutboundLine.objects.update(inspection="", photo=None, inspected_by=None), "left without inspection"),
        (lambda: OutboundLine.objects.update(cost=D(1)), "its cost differs"),
        (lambda: InboundLine.objects.filter(n=1).update(value_ex=D(1)), "the goods book has"),
        (lambda: InboundLine.objects.filter(n=2).update(estimate_left=D(1)), "fen estimated"),
        (lambda: InvoiceLine.objects.update(booked=D(2)), "invoices say"),
        (lambda: OrderLine.objects.filter(n=1).update(received=D(2)), "deliveries say"),
        (lambda: Order.objects.update(author=Order.objects.get().approval.employee_id), "who wrote it"),  # type: ignore[union-attr]
        (lambda: Order.objects.update(tax=D(0)), "not the sums"),
        (lambda: Inbound.objects.update(receipt_number="X"), ""),
    ],
)
def test_damage_is_found(loop: Depot, damage, says: str) -> None:  # type: ignore[no-untyped-def]
    for app in ("warehouse", "purchasing"):
        guards.remove(app)
    damage()
    assert any(says in text for text in broken()) if says else broken() == []
