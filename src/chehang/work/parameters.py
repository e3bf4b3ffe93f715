"""Figures of the work floor."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

declare(
    Figure(
        "work.random_checks",
        _("Rounds drawn at random a month, at least"),
        Unit.COUNT,
        (Known(date(2016, 1, 1), "4", "公司安全制度,待核定"),),
        most=Decimal(31),
    ),
)
