"""Figures of marketing."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

declare(
    Figure(
        "marketing.three_offers_above",
        _("At least three vendors are asked above"),
        Unit.YUAN,
        (Known(date(2020, 1, 1), "3000", "行业惯例,待门店核定"),),
    )
)
