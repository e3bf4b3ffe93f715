"""Pricing's own day: a price that both managers approved, one that waits."""

from tests.pricing import market
from tests.selling import Shop


def tell(shop: Shop) -> None:
    """Every subject in its states."""
    depot = shop.depot
    part = depot.part("H3A 411 105 F", "稳定杆")
    shop.price(part, "300")
    market.seen(depot, part, "280")
    made = market.suggested(depot, part, "290")
    market.yes(depot, made, "parts_manager", "finance_manager")
    market.suggested(depot, part, "285")
