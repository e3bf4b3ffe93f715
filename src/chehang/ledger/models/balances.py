"""Sums per period, account and partner, kept in the transaction that posts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned

from .accounts import Account
from .periods import Period


class AccountBalance(StoreOwned):
    """Movement of an account and partner in a period. ``opening`` (debit positive) is filled when the month before closes."""

    store = models.ForeignKey("org.Store", on_delete=models.PROTECT, related_name="+", db_index=False)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="balances")
    partner_kind = models.CharField(_("partner"), max_length=10, blank=True)
    partner_id = models.BigIntegerField(default=0)
    opening = MoneyField(_("opening"), default=0)
    debit = MoneyField(_("debit"), default=0)
    credit = MoneyField(_("credit"), default=0)

    class Meta:
        verbose_name = _("account balance")
        constraints = [
            models.UniqueConstraint(
                fields=["period", "account", "partner_kind", "partner_id"], name="account_balance_once"
            )
        ]
