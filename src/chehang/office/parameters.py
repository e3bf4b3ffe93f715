"""Figures of administration."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

from . import keeping  # noqa: F401  the figures of what is kept for how long

BEGIN = date(2016, 1, 1)

declare(
    Figure("office.quotes_above", _("Three quotes above"), Unit.YUAN, (Known(BEGIN, "1000", "公司制度,待核定"),)),
    Figure(
        "office.archive_years",
        _("Papers are kept for years"),
        Unit.COUNT,
        (Known(BEGIN, "10", "公司档案制度,待核定"),),
        most=Decimal(100),
    ),
    Figure(
        "office.hazard_order_days",
        _("Somebody mends a hazard after it was found within"),
        Unit.DAYS,
        (Known(BEGIN, "1", "公司安全制度,待核定"),),
        most=Decimal(7),
    ),
    Figure(
        "office.drill_months",
        _("A drill at least every months"),
        Unit.COUNT,
        (Known(BEGIN, "6", "公司应急预案,待核定"),),
        least=Decimal(1),
        most=Decimal(12),
    ),
    Figure(
        "office.waste_days",
        _("Hazardous waste is stored at most"),
        Unit.DAYS,
        (Known(BEGIN, "365", "固体废物污染环境防治法,待核定"),),
        most=Decimal(365),
    ),
)
