"""Buying units: a part is kept in its own unit (litres) and bought in another (drums); the two convert exactly, or not at all."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.errors import Refused
from chehang.core.money import line_amount, round_half_up

from .models import Part


def stock_quantity(part: Part, bought: Decimal) -> Decimal:
    """So many buying units in the part's own unit, exact: 3 drums of 208 litres are 624 litres."""
    return bought * part.buy_factor


def stock_price(part: Part, bought: Decimal, price: Decimal, *, field: str = "price_ex") -> Decimal:
    """The price of a buying unit as that of the part's own unit, six places.

    The amount of the line stays what the paper says to the fen: Refused("unit.price") where six places cannot say it.
    """
    own = round_half_up(price / part.buy_factor, 6)
    if not own or line_amount(stock_quantity(part, bought), own) != line_amount(bought, price):
        raise Refused(
            "unit.price",
            _("%(part)s at this price cannot be told exactly in its own unit. Enter quantity and price in %(unit)s."),
            field=field,
            part=part.display_no,
            unit=part.get_unit_display(),
        )
    return own


def as_bought(part: Part, quantity: Decimal) -> str:
    """A quantity in words of the buying unit, “2 drum + 5 litre”; empty where the part is bought in its own unit."""
    if part.buy_unit == part.unit and part.buy_factor == 1:
        return ""
    whole, rest = divmod(quantity, part.buy_factor)
    said = [f"{whole.normalize():f} {part.get_buy_unit_display()}"] if whole else []
    said += [f"{rest.normalize():f} {part.get_unit_display()}"] if rest else []
    return " + ".join(said)
