"""How a price follows from the supplier's list when none was set by hand, and the usual discount limits. Data."""

from decimal import Decimal

_BANDS = (Decimal(50), Decimal(200), Decimal(1000), Decimal(5000), None)

# class → (which supplier's price, the figure that is the factor on it, if any).
CLASS_BASES: dict[str, tuple[str, str]] = {
    "retail": ("list", ""),
    "workshop": ("list", ""),
    "insurance": ("list", "pricing.factor.insurance"),
    "wholesale": ("net", "pricing.factor.wholesale"),
    "internal": ("net", ""),
    "staff": ("net", "pricing.factor.staff"),
}

USUAL_DISCOUNTS: dict[str, Decimal] = {
    "parts_sales": Decimal("0.05"),
    "parts_manager": Decimal("0.10"),
    "general_manager": Decimal(1),
}

# Markup on the average cost (ex VAT) by class and price band: (cost up to, markup). Trade practice, parts pricing.
MARKUP_BANDS: dict[str, tuple[tuple[Decimal | None, Decimal], ...]] = {
    name: tuple(zip(_BANDS, map(Decimal, markups), strict=True))
    for name, markups in {
        "retail": ("0.80", "0.55", "0.45", "0.35", "0.25"),
        "workshop": ("0.80", "0.55", "0.45", "0.35", "0.25"),
        "insurance": ("0.80", "0.55", "0.45", "0.35", "0.25"),
        "wholesale": ("0.30", "0.25", "0.22", "0.18", "0.12"),
        "internal": ("0", "0", "0", "0", "0"),
        "staff": ("0.05", "0.05", "0.05", "0.05", "0.05"),
    }.items()
}
