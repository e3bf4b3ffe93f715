"""What classes of customers pay, by the supplier's list or the store's net price."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

FIRST = date(2020, 1, 1)
CUSTOM = "行业惯例,待门店核定"


def _factor(price_class: str, title: Any, value: str) -> Figure:
    return Figure(f"pricing.factor.{price_class}", title, Unit.FACTOR, (Known(FIRST, value, CUSTOM),))


declare(
    _factor("insurance", _("Insurers pay, of the list price"), "0.92"),
    _factor("wholesale", _("Outlets pay, of the net price"), "1.22"),
    Figure(
        "pricing.least_margin",
        _("Least margin on the average cost that needs no approval"),
        Unit.FRACTION,
        (Known(FIRST, "0", CUSTOM),),
        hint=_("0.05: prices without VAT below cost × 1.05 are asked about. Goods for ourselves are free of it."),
    ),
    _factor("staff", _("Staff pays, of the net price"), "1.05"),
)
