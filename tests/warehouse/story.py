"""The warehouse's own day: a count that was posted, one whose difference nobody has explained."""

from datetime import date

from chehang.ledger.services.opening import add_period
from chehang.org.models import Store
from tests.fixtures import make_store
from tests.selling import Shop
from tests.warehouse import counting, house, sending
from tests.warehouse.outlets import NUMBER, make_outside
from tests.warehouse.test_end_old_part import end
from tests.warehouse.test_send_old_parts import send
from tests.warehouse.test_settle_old_part import settle
from tests.warehouse.test_tag_old_part import tagged
from tests.warehouse.transferring import make_group

VIOLATIONS = {
    "warehouse_count_explained": [
        ("UPDATE warehouse_stockcount SET state = 'submitted', witness_id = planned_by_id WHERE state = 'review'",)
    ],
    "warehouse_inbound_received_by_another": [
        (
            "UPDATE warehouse_inbound SET state = 'checked' WHERE poster_id IS NOT NULL",
            "UPDATE warehouse_inbound SET state = 'posted', poster_id = counter_id WHERE state = 'checked'",
        )
    ],
    "warehouse_transfer_agreed_by_another": [
        ("UPDATE warehouse_transfer SET agreed_by_id = asked_by_id WHERE agreed_by_id IS NULL",)
    ],
}


def tell(shop: Shop) -> None:
    """Every subject in its states."""
    _counts(shop)
    _house(shop)
    _sent(shop)
    _between_stores(shop)
    _at_an_outlet(shop)


def _at_an_outlet(shop: Shop) -> None:
    """Asked, cancelled, on the road, there, sold there, on the way back, missing and lost."""
    outside = make_outside(shop.depot)
    outside.cancel(outside.ask("1"))
    outside.ask("1")
    outside.there("2")
    shop.price(shop.depot.part(NUMBER), "300", "wholesale")
    outside.sell("1")
    back = outside.ask("1", "back")
    outside.agree(back)
    outside.send_back(back)
    outside.find(outside.count(outside.sent("1"), "0"), "came")
    outside.write_off(outside.count(outside.sent("1"), "0"), "loss")
    outside.count(outside.sent("1"), "0")


def _between_stores(shop: Shop) -> None:
    """Asked, cancelled, on its way, received, and what is missing settled and not."""
    other = Store.objects.exclude(pk=shop.store.pk).first() or make_store("07", "泓川临平店")
    group = make_group(shop.depot, other)
    add_period(other.pk, date(2026, 12, 1))  # the latest month of all has one before it
    group.cancel(group.ask())
    group.ask()
    group.sent("1")
    group.handed(group.sent("1"))
    group.received(group.sent("1"), "1")
    group.short("2", "1")
    group.settle(group.short("2", "1"), "came")


def _sent(shop: Shop) -> None:
    depot = shop.depot
    for how in ("followed", "arrived", "trouble"):
        made = sending.shipped(depot)
        if how == "trouble":
            sending.claimed(depot, shipment=made.pk, against="carrier", amount_inc="100")
            continue
        sending.arrive(depot, made)
        if how == "followed":
            sending.call(depot, made)
    report = sending.short(depot)
    settled = sending.claimed(depot, discrepancy=report.pk)
    sending.answer(depot, settled)
    sending.settle(depot, settled)
    sending.claimed(depot, discrepancy=report.pk, against="carrier", amount_inc="50")
    sending.close(depot, sending.incident(depot))
    sending.incident(depot, "theft")


def _counts(shop: Shop) -> None:
    depot = shop.depot
    part = depot.part("H3A 411 105 D", "减振器")
    shop.receive(part, "6", "210.00", "D-01-01-01")
    for done in (True, False):
        count = counting.begun(depot, scope="zone", zone="D")
        there = {x.n: f"{x.book}" for x in count.lines.order_by("n")}
        line = count.lines.get(part=part)
        there[line.n] = f"{line.book - 1}"
        counting.enter(depot, count, there)
        count = counting.finish(depot, count)
        counting.enter(depot, count, {line.n: there[line.n]}, name="罗斌")
        count = counting.finish(depot, count)
        if done:
            counting.explain(depot, count, line.n)
            counting.witness(depot, count, there)
            counting.yes(depot, count, "parts_manager")


def _house(shop: Shop) -> None:
    depot, part = shop.depot, shop.depot.part("H3A 411 105 D", "减振器")
    visit = house.asked(depot)
    house.decide(depot, visit)
    house.pass_gate(depot, visit)
    house.pass_gate(depot, visit)
    house.asked(depot)
    house.tool(depot)
    house.lend(depot)
    house.move(depot, part, "D-01-01-01", "A-01-01-02", "1")
    for way in ("discount", "scrap"):
        made = house.proposed(depot, part, "1", way, "D-01-01-01", price="10")
        house.yes(depot, made, "parts_manager")
        house.execute(depot, made)
    house.proposed(depot, part, "1", place="D-01-01-01")
    row = tagged(depot)
    send(depot, row)
    settle(depot, row)
    end(depot, tagged(depot, "customer", source_number="WX-2611-002"), "give")
    tagged(depot, source_number="WX-2611-003")
