"""Bank accounts, what the bank says, what was matched, reconciliations, counted cash."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned
from chehang.ledger.models import Account, Line

KINDS = (("basic", _("Basic account")), ("general", _("General account")), ("special", _("Special account")))
NOTES = (("n100", "100"), ("n50", "50"), ("n20", "20"), ("n10", "10"), ("n5", "5"), ("n1", "1"), ("c50", "0.5"), ("c10", "0.1"))  # fmt: skip
MOVES = (("banked", _("Paid into the bank")), ("drawn", _("Drawn from the bank")), ("moved", _("Moved to another account")))  # fmt: skip


class BankAccount(StoreOwned):
    """A bank account of the store (银行账户) and its account in the books. ``since``: reconciled from that day on, ``opening`` its balance then.

    One in a foreign ``currency`` stands in the books in yuan and is compared with the bank by the revaluation at the month's end.
    """

    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10, choices=KINDS, default="basic")
    bank = models.CharField(_("bank"), max_length=100)
    number = models.CharField(_("account number"), max_length=34)
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="+", verbose_name=_("ledger account"))  # fmt: skip
    role = models.CharField(_("role"), max_length=40)
    since = models.DateField(_("reconciled since"))
    opening = MoneyField(_("balance then"), default=0)
    active = models.BooleanField(_("active"), default=True)
    currency = models.CharField(_("currency"), max_length=3, default="CNY")

    class Meta:
        verbose_name = _("account at the bank")
        constraints = [models.UniqueConstraint(fields=["store", "number"], name="bank_account_number")]

    def __str__(self) -> str:
        return f"{self.name} …{self.number[-4:]}"


class BankStatement(StoreOwned):
    """A file of the bank as it was read; the same file is read once."""

    bank = models.ForeignKey(BankAccount, on_delete=models.PROTECT, related_name="statements", verbose_name=_("account at the bank"))  # fmt: skip
    name = models.CharField(_("file"), max_length=100)
    sha256 = models.CharField(max_length=64)
    rows = models.IntegerField(_("rows"))
    fresh = models.IntegerField(_("new rows"))
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("until"))
    read_at = models.DateTimeField(_("read"))
    read_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("bank statement")
        constraints = [models.UniqueConstraint(fields=["bank", "sha256"], name="bank_statement_once")]

    def __str__(self) -> str:
        return self.name


class BankLine(StoreOwned):
    """A movement as the bank tells it: positive came in. ``identity`` is made of what tells it apart, so overlapping files meet. Never changed."""

    bank = models.ForeignKey(BankAccount, on_delete=models.PROTECT, related_name="lines", verbose_name=_("account at the bank"))  # fmt: skip
    statement = models.ForeignKey(BankStatement, on_delete=models.PROTECT, related_name="lines", verbose_name=_("bank statement"))  # fmt: skip
    date = models.DateField(_("date"))
    amount = MoneyField(_("amount"))
    balance = MoneyField(_("balance"), null=True)
    counterparty = models.CharField(_("counterparty"), max_length=100, blank=True)
    reference = models.CharField(_("bank's number"), max_length=60, blank=True)
    text = models.CharField(_("text"), max_length=200, blank=True)
    identity = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("bank line")
        constraints = [
            models.UniqueConstraint(fields=["bank", "identity"], name="bank_line_once"),
            models.CheckConstraint(condition=~Q(amount=0), name="bank_line_amount"),
        ]
        indexes = [models.Index(fields=["bank", "date"], name="bank_line_day")]

    def __str__(self) -> str:
        return f"{self.date} {self.amount} {self.counterparty}"


class BankMatch(StoreOwned):
    """A bank line and the voucher line it is: each at most once (I22), for the same amount."""

    HOW = (("auto", _("By machine")), ("hand", _("By hand")), ("booked", _("Booked from the statement")))
    bank_line = models.OneToOneField(BankLine, on_delete=models.PROTECT, related_name="match", verbose_name=_("bank line"))  # fmt: skip
    entry = models.OneToOneField(Line, on_delete=models.PROTECT, related_name="bank_match", verbose_name=_("voucher line"))  # fmt: skip
    how = models.CharField(_("how"), max_length=10, choices=HOW)
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("bank match")


class Reconciliation(StoreOwned):
    """银行余额调节表 of a bank account on a day, as it was found and signed; ``items`` are what only one side has."""

    number = models.CharField(_("number"), max_length=40)
    bank = models.ForeignKey(BankAccount, on_delete=models.PROTECT, related_name="reconciliations", verbose_name=_("account at the bank"))  # fmt: skip
    day = models.DateField(_("day"))
    bank_balance = MoneyField(_("balance of the bank"))
    book_balance = MoneyField(_("balance of the books"))
    bank_adjusted = MoneyField(_("bank, adjusted"))
    book_adjusted = MoneyField(_("books, adjusted"))
    items = models.JSONField(_("items"), default=list)
    made_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("made by"))
    made_at = models.DateTimeField(_("made"))
    reviewed_by = models.ForeignKey("org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("reviewed by"))  # fmt: skip
    reviewed_at = models.DateTimeField(_("reviewed"), null=True)

    class Meta:
        verbose_name = _("bank reconciliation")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="reconciliation_number"),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("made_by")), name="reconciliation_two_people"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def difference(self) -> Decimal:
        """Nothing, or something is wrong."""
        return self.bank_adjusted - self.book_adjusted


class CashCount(StoreOwned):
    """The cash in the till, counted by denomination (库存现金盘点表), against the cash account. Never changed."""

    number = models.CharField(_("number"), max_length=40)
    day = models.DateField(_("day"))
    notes = models.JSONField(_("notes and coins"), default=dict)
    counted = MoneyField(_("counted"))
    booked = MoneyField(_("in the books"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    cashier = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("cashier"))
    at = models.DateTimeField(_("counted at"))

    class Meta:
        verbose_name = _("cash count")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="cash_count_number"),
            models.CheckConstraint(condition=Q(counted__gte=0), name="cash_count_sign"),
            models.CheckConstraint(condition=Q(counted=F("booked")) | ~Q(reason=""), name="cash_count_reason"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def difference(self) -> Decimal:
        """Over (positive) or short."""
        return self.counted - self.booked


class CashMove(StoreOwned):
    """Money carried between till and bank, or between two bank accounts of the store. Never changed."""

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=MOVES)
    bank = models.ForeignKey(
        BankAccount, on_delete=models.PROTECT, related_name="+", verbose_name=_("account at the bank")
    )
    other = models.ForeignKey(BankAccount, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("to account"))  # fmt: skip
    amount = MoneyField(_("amount"))
    slip = models.CharField(_("number of the slip"), max_length=60, blank=True)
    day = models.DateField(_("day"))
    cashier = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("cashier"))

    class Meta:
        verbose_name = _("cash move")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="cash_move_number"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="cash_move_amount"),
        ]

    def __str__(self) -> str:
        return self.number
