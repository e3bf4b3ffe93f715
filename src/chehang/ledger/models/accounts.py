"""The chart of accounts of a store, and which account plays which role."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned


class Side(models.TextChoices):
    """Debit (借) and credit (贷)."""

    DEBIT = "debit", _("Debit")
    CREDIT = "credit", _("Credit")


class Category(models.TextChoices):
    """What kind of account it is, told by the first digit of its code."""

    ASSET = "asset", _("Assets")
    LIABILITY = "liability", _("Liabilities")
    EQUITY = "equity", _("Equity")
    COST = "cost", _("Cost in progress")
    REVENUE = "revenue", _("Revenue and gains")
    EXPENSE = "expense", _("Costs and expenses")


class Account(StoreOwned):
    """An account (会计科目). Only leaves are posted to.

    A ``controlled`` one mirrors another book (stock, customers' open items) and takes no vouchers written by hand.
    """

    code = models.CharField(_("code"), max_length=20)
    name_zh = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("English name"), max_length=60)
    parent = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="children", verbose_name=_("within")
    )
    normal_side = models.CharField(_("normal side"), max_length=6, choices=Side)
    category = models.CharField(_("category"), max_length=10, choices=Category)
    leaf = models.BooleanField(_("posted to"), default=True)
    active = models.BooleanField(_("active"), default=True)
    controlled = models.BooleanField(_("only through documents"), default=False)
    never_negative = models.BooleanField(_("never below zero"), default=False)

    class Meta:
        verbose_name = _("ledger account")
        constraints = [
            models.UniqueConstraint(fields=["store", "code"], name="account_code"),
            models.CheckConstraint(condition=Q(normal_side__in=Side.values), name="account_side"),
            models.CheckConstraint(condition=Q(category__in=Category.values), name="account_category"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_zh if (get_language() or "zh").startswith("zh") else self.name_en


class RoleAccount(StoreOwned):
    """The account that plays a role in the posting rules, such as parts_stock."""

    role = models.CharField(_("role"), max_length=40)
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="roles", verbose_name=_("ledger account")
    )

    class Meta:
        verbose_name = _("role")
        constraints = [models.UniqueConstraint(fields=["store", "role"], name="role_account_once")]
