"""The day of finance for the conformance tests: each subject's rows in the states its guards speak of."""

from tests.selling import Shop

from .stories import spending

VIOLATIONS = {**spending.VIOLATIONS}
COPIES = {**spending.COPIES}


def tell(shop: Shop) -> None:
    """Claims and payments."""
    spending.tell(shop)
