"""Bills, credit notes and receipts."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, RateField
from chehang.core.models import StoreOwned
from chehang.parties.models import Customer, Supplier


class Bill(StoreOwned):
    """What somebody is asked to pay for a document. ``charged_on`` is the day its revenue was posted.

    ``customer`` is who pays; ``served`` is whose document it is, where another pays (an insurer, the maker). A document may have several bills,
    one for each ``part``; ``claim`` tells which receivable it is.
    """

    CLAIMS = (
        ("customer", _("Customer")),
        ("loan", _("Lender")),
        ("maker", _("Maker")),
        ("insurer", _("Insurer")),
        ("outlet", _("Outlet")),
    )
    number = models.CharField(max_length=24)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="bills")
    served = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="+")
    claim = models.CharField(max_length=10, choices=CLAIMS, default="customer")
    document = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    part = models.CharField(max_length=20, blank=True)
    source_number = models.CharField(max_length=24, blank=True)
    amount = MoneyField()
    paid = MoneyField(default=0)
    credited = MoneyField(default=0)
    state = models.CharField(max_length=20, default="waiting")
    made_at = models.DateTimeField()
    charged_on = models.DateField(null=True)
    due = models.DateField(null=True)

    class Meta:
        verbose_name = _("receivable")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="bill_number"),
            models.UniqueConstraint(fields=["store", "document", "object_id", "part"], name="bill_once"),
            models.CheckConstraint(
                condition=Q(paid__gte=0) & Q(paid__lte=F("amount") - F("credited")), name="bill_paid"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0, credited__gte=0), name="bill_amount"),
        ]
        indexes = [models.Index(fields=["store", "customer", "state"], name="bill_customer")]

    def __str__(self) -> str:
        return self.number

    @property
    def receivable(self) -> str:
        """The leg of the posting rules that is its receivable."""
        return "receivable" if self.claim == "customer" else f"receivable_{self.claim}"

    @property
    def rest(self) -> Decimal:
        """What is still to pay: the amount less what was paid and what credit notes took off."""
        return self.amount - self.paid - self.credited


class BillLine(StoreOwned):
    """What a bill is for, as it was charged: one line for each kind and rate. ``leg`` is the revenue of the posting rule. Never changed."""

    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="lines")
    n = models.PositiveIntegerField()
    leg = models.CharField(max_length=30, default="revenue")
    text = models.CharField(max_length=100, blank=True)
    amount_ex = MoneyField()
    tax_rate = RateField(null=True)
    tax = MoneyField(default=0)
    item_kind = models.CharField(max_length=20, blank=True)
    item_id = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("receivable line")
        constraints = [models.UniqueConstraint(fields=["bill", "n"], name="bill_line_place")]

    @property
    def amount(self) -> Decimal:
        """With VAT."""
        return self.amount_ex + self.tax


class CreditNote(StoreOwned):
    """What a customer gets back for returned goods. ``applied`` went off the bill's rest, ``paid_back`` over the desk."""

    number = models.CharField(max_length=24)
    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="credit_notes")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="credit_notes")
    document = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    source_number = models.CharField(max_length=24, blank=True)
    amount = MoneyField()
    amount_ex = MoneyField()
    tax = MoneyField()
    applied = MoneyField(default=0)
    paid_back = MoneyField(default=0)
    state = models.CharField(max_length=20, default="waiting")
    made_at = models.DateTimeField()
    date = models.DateField()

    class Meta:
        verbose_name = _("credit note")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="credit_note_number"),
            models.UniqueConstraint(fields=["store", "document", "object_id"], name="credit_note_once"),
            models.CheckConstraint(
                condition=Q(amount__gt=0, applied__gte=0, paid_back__gte=0), name="credit_note_sign"
            ),
            models.CheckConstraint(
                condition=Q(paid_back__lte=F("amount") - F("applied")), name="credit_note_not_beyond"
            ),
            models.CheckConstraint(condition=Q(amount=F("amount_ex") + F("tax")), name="credit_note_tax"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def rest(self) -> Decimal:
        """What is still to be given back."""
        return self.amount - self.applied - self.paid_back


class Receipt(StoreOwned):
    """Money taken (or, negative, given back) for a bill by one method. Never changed.

    Money given back names the receipt it undoes, or the credit note it pays.
    """

    METHODS = (
        ("cash", _("Cash")),
        ("wechat", _("WeChat Pay")),
        ("alipay", _("Alipay")),
        ("card", _("Card")),
        ("transfer", _("Bank transfer")),
    )
    DEPOSIT = ("deposit", _("Deposit applied"))  # no money moves: what was taken before pays a bill
    number = models.CharField(max_length=24)
    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="receipts")
    credit_note = models.ForeignKey(CreditNote, null=True, on_delete=models.PROTECT, related_name="receipts")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    method = models.CharField(max_length=10, choices=(*METHODS, DEPOSIT))
    amount = MoneyField()
    tendered = MoneyField(default=0)
    reference = models.CharField(max_length=100, blank=True)
    date = models.DateField()
    at = models.DateTimeField()
    cashier_id = models.BigIntegerField()
    cashier_name = models.CharField(max_length=100)
    refunds = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="refund")

    class Meta:
        verbose_name = _("payment taken")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="receipt_number"),
            models.CheckConstraint(
                condition=Q(amount__gt=0, refunds=None, credit_note=None)
                | Q(amount__lt=0, refunds__isnull=False, credit_note=None)
                | Q(amount__lt=0, refunds=None, credit_note__isnull=False),
                name="receipt_sign",
            ),
        ]
        indexes = [
            models.Index(fields=["store", "date", "method"], name="receipt_day"),
            models.Index(fields=["store", "reference"], condition=~Q(reference=""), name="receipt_reference"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def change(self) -> Decimal:
        """Cash given back over the counter."""
        return self.tendered - self.amount if self.tendered else Decimal(0)


class Payable(StoreOwned):
    """What is owed to a supplier for one of his papers. ``amount`` is the sum of its lines: it grows when more of the paper is booked."""

    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="payables")
    document = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    paper_number = models.CharField(max_length=40)
    paper_date = models.DateField()
    due = models.DateField()
    amount = MoneyField(default=0)
    paid = MoneyField(default=0)
    state = models.CharField(max_length=20, default="open")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("payable")
        constraints = [
            models.UniqueConstraint(fields=["store", "document", "object_id"], name="payable_once"),
            models.CheckConstraint(condition=Q(paid__gte=0), name="payable_paid"),
        ]
        indexes = [models.Index(fields=["store", "supplier", "state", "due"], name="payable_supplier")]

    def __str__(self) -> str:
        return self.paper_number

    @property
    def rest(self) -> Decimal:
        """What is still owed; negative where the supplier owes us."""
        return self.amount - self.paid


class PayableLine(StoreOwned):
    """A step of what a payable comes to: booked goods or services, a variance, a return in red. Never changed."""

    payable = models.ForeignKey(Payable, on_delete=models.PROTECT, related_name="lines")
    text = models.CharField(max_length=100)
    amount_ex = MoneyField()
    tax = MoneyField(default=0)
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("payable line")

    @property
    def amount(self) -> Decimal:
        """With VAT."""
        return self.amount_ex + self.tax


class HeldDeposit(StoreOwned):
    """A deposit that came over from the old house: a debt to its customer. ``earnest``: 定金, which binds both sides.

    ``used`` counts what paid bills here or went back; it never comes to more than the deposit.
    """

    KINDS = (("car", _("For a car")), ("parts", _("For parts")))
    number = models.CharField(_("paper"), max_length=24)
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="held_deposits", verbose_name=_("customer")
    )
    kind = models.CharField(_("kind"), max_length=6, choices=KINDS)
    earnest = models.BooleanField(_("earnest money"), default=False)
    amount = MoneyField(_("amount"))
    used = MoneyField(_("used"), default=0)
    taken_on = models.DateField(_("taken on"))
    for_what = models.CharField(_("for what"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("held deposit")
        indexes = [models.Index(fields=["store", "customer"], name="helddeposit_customer")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["car", "parts"]), name="helddeposit_kind"),
            # Of two who use the last of it at once, one finds it used.
            models.CheckConstraint(
                condition=Q(amount__gt=0, used__gte=0) & Q(used__lte=F("amount")), name="helddeposit_rest"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def rest(self) -> Decimal:
        """What is still held, in yuan."""
        return self.amount - self.used


class DepositUse(StoreOwned):
    """What became of a held deposit: a receipt that paid a bill, or (without one) given back. Never changed."""

    deposit = models.ForeignKey(HeldDeposit, on_delete=models.PROTECT, related_name="uses")
    receipt = models.OneToOneField(Receipt, null=True, on_delete=models.PROTECT, related_name="+")
    amount = MoneyField(_("amount"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"))
    by_name = models.CharField(_("by"), max_length=100)

    class Meta:
        verbose_name = _("use of a deposit")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="deposituse_sign"),
            models.CheckConstraint(condition=Q(receipt__isnull=False) | ~Q(reason=""), name="deposituse_why"),
        ]
