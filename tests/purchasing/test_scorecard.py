"""How suppliers keep their word."""

from datetime import timedelta
from decimal import Decimal as D

from chehang.purchasing.scorecard import cards, peers, trust_of
from chehang.warehouse.models import Transfer
from chehang.warehouse.operations.post_receipt import PostReceipt, post_receipt
from tests.goods import CHECKER, Depot
from tests.purchasing.asking import answered, award, suppliers
from tests.warehouse.transferring import Group, group

__all__ = ["group"]


def test_punctual_right_quick_and_cheap(depot: Depot) -> None:
    part, today = depot.part(), depot.clock.today()
    for came, days in (("10", 0), ("9", 6)):
        inbound = depot.ordered((part, "10", "100"), required_on=today)
        depot.clock.at += timedelta(days=days)
        depot.packing_list(inbound, (part, "10"))
        depot.invoice(inbound, (part, "10", "100"), number=f"INV{days}")
        depot.count(inbound, (part, came))
        depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    made = answered(depot)
    award(depot, made, 1)
    first, second, third = (cards(depot.who("parts_manager"), depot.clock.today())[x.pk] for x in suppliers(depot))
    assert (first.deliveries, first.on_time, first.accurate, first.trust) == (2, D("0.5"), D("0.5"), D("0.25"))
    assert (first.average_wait, first.response, second.won, third.won) == (D("3.0"), D(1), 1, 0)
    assert third.dearer == 1 and second.dearer == D("1.0516")
    assert first.hours == 0
    assert trust_of(depot.context(), depot.clock.today())[third.supplier.pk] == D("0.9")


def send(both: Group, made: Transfer) -> None:
    outbound = both.outbound(made)
    both.there.pick(outbound)
    both.there.sign(outbound, "keeper_1", "赵帆")
    both.there.sign(outbound, "keeper_2", "钱江")
    made.refresh_from_db()


def test_another_store_of_the_group(group: Group) -> None:
    """Asked three times: one came in time, one late and short, one without a word; one went there."""
    made = group.ask("3")
    group.here.clock.at += timedelta(hours=3)
    for paper in (made, group.twin(made)):
        group.agree(paper)
    send(group, made)
    group.received(made, "3")
    late = group.agreed("4")
    send(group, late)
    group.here.clock.at += timedelta(hours=97)
    group.received(late, "3")
    group.ask("1")
    actor = group.here.who("parts_manager")
    (there,) = peers(actor, group.here.clock.today())
    assert (there.asked, there.agreed, there.hours, there.judged, there.short) == (3, 2, D("1.5"), 2, 1)
    assert (there.on_time, there.whole) == (D("0.5"), D("0.5"))
    assert there.came == there.balance == late.cost + made.cost > 0 == there.went
