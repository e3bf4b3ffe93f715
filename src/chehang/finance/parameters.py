"""Figures of finance that law or the store's policy sets."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

SINCE = date(2020, 1, 1)

declare(
    Figure("finance.cash_payment_limit", _("Highest payment in cash"), Unit.YUAN,
           (Known(SINCE, "1000", "现金管理暂行条例结算起点,付款制度 §8.10,待门店核定"),), most=Decimal(50000)),
)  # fmt: skip
