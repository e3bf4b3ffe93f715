"""Figures of the warehouse: how far an invoice may differ, how long goods may lie about."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

FIRST = date(2020, 1, 1)
CUSTOM = "行业惯例,待门店核定"

declare(
    Figure(
        "warehouse.price_tolerance_rate",
        _("Invoice price may differ from the order price by"),
        Unit.FRACTION,
        (Known(FIRST, "0.005", CUSTOM),),
    ),
    Figure(
        "warehouse.price_tolerance_line",
        _("Invoice line may differ from the order by"),
        Unit.YUAN,
        (Known(FIRST, "5", CUSTOM),),
    ),
    Figure("warehouse.put_away_within", _("Put away within"), Unit.HOURS, (Known(FIRST, "24", CUSTOM),)),
    Figure(
        "warehouse.hand_over_within",
        _("Hand over what left the books within"),
        Unit.HOURS,
        (Known(FIRST, "24", CUSTOM),),
    ),
)
