"""How a price follows from the supplier's list when none was set by hand, and the usual discount limits. Data."""

from decimal import Decimal

# class → (which supplier's price, factor on it): insurers pay 92 % of the list, outlets the net price plus 22 %,
# staff plus 5 %, internal use the net price.
CLASS_FACTORS: dict[str, tuple[str, Decimal]] = {
    "retail": ("list", Decimal(1)),
    "workshop": ("list", Decimal(1)),
    "insurance": ("list", Decimal("0.92")),
    "wholesale": ("net", Decimal("1.22")),
    "internal": ("net", Decimal(1)),
    "staff": ("net", Decimal("1.05")),
}

USUAL_DISCOUNTS: dict[str, Decimal] = {
    "parts_sales": Decimal("0.05"),
    "parts_manager": Decimal("0.10"),
    "general_manager": Decimal(1),
}
