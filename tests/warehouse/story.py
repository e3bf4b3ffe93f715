"""The warehouse's own day: a count that was posted, one whose difference nobody has explained."""

from tests.selling import Shop
from tests.warehouse import counting

VIOLATIONS = {
    "warehouse_count_explained": [
        ("UPDATE warehouse_stockcount SET state = 'submitted', witness_id = planned_by_id WHERE state = 'review'",)
    ],
}


def tell(shop: Shop) -> None:
    """Every subject in its states."""
    _counts(shop)


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
