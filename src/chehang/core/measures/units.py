"""Units of measures: how a value is rounded and written."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Unit:
    """A unit; ``kind`` is the kind of column that writes it, ``places`` what a quotient is rounded to."""

    code: str
    title: Any
    kind: str
    places: int

    def rounded(self, value: Decimal) -> Decimal:
        """Half up, to the places of the unit."""
        return value.quantize(Decimal(1).scaleb(-self.places), ROUND_HALF_UP)


UNITS = {
    u.code: u
    for u in (
        Unit("CNY", _("yuan"), "money", 2),
        Unit("percent", "%", "rate", 6),
        Unit("pieces", _("pieces"), "quantity", 3),
        Unit("lines", _("lines"), "number", 0),
        Unit("documents", _("documents"), "number", 0),
        Unit("cars", _("cars"), "number", 0),
        Unit("persons", _("persons"), "number", 0),
        Unit("persons_part", _("persons"), "quantity", 1),  # reckoned, not counted
        Unit("cars_part", _("cars"), "quantity", 2),  # reckoned, not counted
        Unit("hours", _("hours"), "quantity", 2),
        Unit("articles", _("articles"), "number", 0),
        Unit("days", _("days"), "quantity", 1),
        Unit("times", _("times"), "quantity", 2),
        Unit("points", _("points"), "quantity", 1),
        Unit("index", _("index points"), "quantity", 1),
    )
}
