"""The rate of value added tax of a part on a day."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Who, parameter

VAT_TITLES = {
    "goods": _("Goods and repair"),
    "transport": _("Transport, farm goods"),
    "service": _("Modern services"),
    "free": _("Exempt"),
}


def vat_rate(who: Who, code: str, on: date) -> Decimal:
    """The rate of a code on a day, as a fraction (0.13). KeyError for an unknown code, ValueError before its start."""
    return parameter(who, f"vat.{code}", on)
