"""Figures of car sales: clocks and rhythms of leads."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

CUSTOM = "行业惯例,待门店核定"
ALWAYS = date(2016, 1, 1)


def _policy(name: str, title: Any, unit: Unit, value: str, source: str = CUSTOM, most: int | None = None) -> Figure:
    limit = None if most is None else Decimal(most)
    return Figure(f"carsales.{name}", title, unit, (Known(ALWAYS, value, source),), most=limit)


declare(
    _policy("assign_within", _("A lead is given to a consultant within"), Unit.WORKING_MINUTES, "10", most=480),
    _policy("contact_within", _("A lead is contacted first within"), Unit.WORKING_MINUTES, "30", most=1440),
    _policy("protected_for", _("A lead stays with its consultant for"), Unit.DAYS, "30", most=365),
    _policy("pool_after", _("A lead goes to the pool when nobody followed it for"), Unit.DAYS, "7", most=90),
    _policy("follow_h", _("Customers of level H are spoken to every"), Unit.DAYS, "1", most=90),
    _policy("follow_a", _("Customers of level A are spoken to every"), Unit.DAYS, "2", most=90),
    _policy("follow_b", _("Customers of level B are spoken to every"), Unit.DAYS, "7", most=90),
    _policy("follow_c", _("Customers of level C are spoken to every"), Unit.DAYS, "15", most=90),
)
