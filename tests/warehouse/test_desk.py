"""What waits on the desk and what the search box finds."""

from datetime import timedelta

from django.utils import translation

from chehang.core import search
from chehang.core.desk import figures_for, waiting_for
from tests.goods import Depot
from tests.warehouse.test_hand_over import released


def titles(depot: Depot, post: str) -> list[str]:
    with translation.override("en"):
        return [str(w.title) for w in waiting_for(depot.who(post), depot.clock)]


def test_a_keeper_sees_what_waits(depot: Depot) -> None:
    part = depot.part()
    first, second = depot.ordered((part, "5", "10")), depot.ordered((part, "5", "10"))
    depot.receive(first, (part, "5"), price="10")
    depot.shelve(part, "5", "50")
    picked = depot.ask((part, "1"))
    depot.pick(picked)
    waiting = depot.ask((part, "1"))
    found = titles(depot, "keeper")
    assert f"Delivery {second.number} of 泓川北方库" in found
    assert f"First signature {picked.number}" in found
    assert f"Pick {waiting.number} for 王建国" in found
    assert "Lines to put away" in found
    assert not any("Lines to put away" in t for t in titles(depot, "cashier"))
    counted = {f.measure: f.value for f in figures_for(depot.who("keeper"), depot.clock)}
    assert counted == {"warehouse.received": 1, "warehouse.issued": None}, "nothing has left: no data, not a zero"


def test_goods_left_over_are_called_out(depot: Depot) -> None:
    outbound = released(depot)
    assert not any("late" in t for t in titles(depot, "parts_manager"))
    depot.clock.at += timedelta(hours=25)
    assert f"Out: {outbound.number}, late" in titles(depot, "parts_manager")


def test_late_orders_and_reviews_wait(depot: Depot) -> None:
    part = depot.part()
    depot.ordered((part, "5", "10"), required_on="2026-11-23")
    depot.reviewed((part, "5", "10"))
    depot.clock.at += timedelta(days=2)
    found = titles(depot, "parts_planner")
    assert any(t.startswith("Goods of the order") and t.endswith("late") for t in found) and any(
        t.startswith("Send order") for t in found
    )


def test_documents_are_found_by_number(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "5", "10"))
    hits = {h.text for h in search.find(inbound.number[-8:], depot.who("keeper"))}
    assert inbound.number in hits and inbound.source_number in hits
    assert not search.find(inbound.number, depot.who("cashier"))
