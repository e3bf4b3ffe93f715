"""Purchasing's own day: an inquiry that was ordered, one that waits."""

from tests.purchasing import asking
from tests.selling import Shop


def tell(shop: Shop) -> None:
    """Every subject in its states."""
    made = asking.answered(shop.depot)
    asking.award(shop.depot, made)
    asking.order(shop.depot, made)
    asking.answered(shop.depot)
