"""The revaluation of a currency at the end of a month, and its rows."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, RateField
from chehang.core.models import StoreOwned
from chehang.ledger.models import Period


class Revaluation(StoreOwned):
    """A currency at the rate of a month's last day (期末调汇): ``owed`` and ``held`` are the differences in yuan, a loss positive.

    What is owed abroad is taken back in the next month, because a payment reckons with the rate of the receipt; what lies in the bank stays.
    """

    number = models.CharField(_("number"), max_length=40)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+", verbose_name=_("month"))
    currency = models.CharField(_("currency"), max_length=3)
    rate = RateField(_("rate"))
    source = models.CharField(_("where the rate is published"), max_length=100)
    owed = MoneyField(_("difference of what is owed"), default=0)
    held = MoneyField(_("difference of what the bank holds"), default=0)
    taken_back = models.ForeignKey("ledger.Voucher", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("taken back by"))  # fmt: skip
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("currency revaluation")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="revaluation_number"),
            models.UniqueConstraint(fields=["period", "currency"], name="revaluation_once"),
            models.CheckConstraint(condition=Q(rate__gt=0), name="revaluation_rate"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.currency}"


class RevaluedItem(StoreOwned):
    """An open item or a bank account: its foreign amount, what the books had, what it is worth. Never changed."""

    revaluation = models.ForeignKey(Revaluation, on_delete=models.PROTECT, related_name="items", verbose_name=_("currency revaluation"))  # fmt: skip
    payable = models.ForeignKey("billing.Payable", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("payable"))  # fmt: skip
    bank = models.ForeignKey("finance.BankAccount", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("account at the bank"))  # fmt: skip
    foreign = MoneyField(_("amount in currency"))
    booked = MoneyField(_("in the books"))
    worth = MoneyField(_("worth at the rate"))

    class Meta:
        verbose_name = _("revalued item")
        constraints = [
            models.CheckConstraint(
                condition=Q(payable__isnull=False, bank=None) | Q(payable=None, bank__isnull=False), name="revalued_one"
            )
        ]

    @property
    def text(self) -> str:
        """The invoice or the account."""
        return self.payable.paper_number if self.payable else str(self.bank)

    @property
    def difference(self) -> object:
        """Worth less booked, in yuan."""
        return self.worth - self.booked


class PaidAbroad(StoreOwned):
    """A debt abroad that was paid: what it was booked at, what left the bank, and the difference (汇兑损益, a loss positive). Never changed.

    ``foreign`` is in ``currency``; both rates are yuan for one unit of it; ``batch`` is the import it belongs to.
    """

    payment = models.ForeignKey("finance.Payment", on_delete=models.PROTECT, related_name="abroad", verbose_name=_("payment request"))  # fmt: skip
    payable = models.ForeignKey("billing.Payable", on_delete=models.PROTECT, related_name="+", verbose_name=_("payable"))  # fmt: skip
    batch = models.ForeignKey("customs.Shipment", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("import batch"))  # fmt: skip
    currency = models.CharField(_("currency"), max_length=3)
    foreign = MoneyField(_("amount in currency"))
    booked_rate = RateField(_("rate in the books"))
    paid_rate = RateField(_("bank's rate"))
    booked = MoneyField(_("in the books"))
    difference = MoneyField(_("exchange difference"))
    on = models.DateField(_("paid on"))

    class Meta:
        verbose_name = _("debt paid abroad")
        indexes = [models.Index(fields=["store", "on"], name="paid_abroad_on")]
        constraints = [
            models.UniqueConstraint(fields=["payment", "payable"], name="paid_abroad_once"),
            models.CheckConstraint(
                condition=Q(booked__gt=0, booked_rate__gt=0, paid_rate__gt=0), name="paid_abroad_sign"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.foreign:,.2f}"
