"""Figures of marketing."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

FIRST, CUSTOM = date(2020, 1, 1), "行业惯例,待门店核定"
declare(
    Figure(
        "marketing.three_offers_above",
        _("At least three vendors are asked above"),
        Unit.YUAN,
        (Known(FIRST, "3000", CUSTOM),),
    ),
    Figure(
        "marketing.crisis_facts_within",
        _("Facts of a brand crisis are known within"),
        Unit.MINUTES,
        (Known(FIRST, "60", CUSTOM),),
        least=Decimal(5),
        most=Decimal(1440),
    ),
    Figure(
        "marketing.crisis_statement_within",
        _("First statement on a brand crisis within"),
        Unit.MINUTES,
        (Known(FIRST, "120", CUSTOM),),
        least=Decimal(5),
        most=Decimal(1440),
    ),
    Figure(
        "marketing.crisis_statement_each",
        _("Next statement on a brand crisis each"),
        Unit.HOURS,
        (Known(FIRST, "12", CUSTOM),),
        least=Decimal(1),
        most=Decimal(240),
    ),
)
