"""Rates of value added tax by code and day, as the law dates them. Pure.

财税〔2018〕32号 (16 % / 10 % from 2018-05-01) and 财政部 税务总局 海关总署公告2019年第39号 (13 % / 9 % from 2019-04-01).
"""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

VAT_TITLES = {
    "goods": _("Goods and repair"),
    "transport": _("Transport, farm goods"),
    "service": _("Modern services"),
    "free": _("Exempt"),
}

VAT_RATES: dict[str, tuple[tuple[date, Decimal], ...]] = {
    "goods": (
        (date(1994, 1, 1), Decimal("0.17")),
        (date(2018, 5, 1), Decimal("0.16")),
        (date(2019, 4, 1), Decimal("0.13")),
    ),
    "transport": (
        (date(2017, 7, 1), Decimal("0.11")),
        (date(2018, 5, 1), Decimal("0.10")),
        (date(2019, 4, 1), Decimal("0.09")),
    ),
    "service": ((date(2012, 1, 1), Decimal("0.06")),),
    "free": ((date(1994, 1, 1), Decimal("0")),),
}


def vat_rate(code: str, on: date) -> Decimal:
    """The rate of a code on a day, as a fraction (0.13). KeyError for an unknown code, ValueError before its start."""
    valid = [rate for since, rate in VAT_RATES[code] if since <= on]
    if not valid:
        raise ValueError(f"no rate of {code} on {on}")
    return valid[-1]
