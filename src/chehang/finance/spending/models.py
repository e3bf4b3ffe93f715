"""Expense claims, payment requests, received invoices and verified payees."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned
from chehang.work.heads import Department

from .kinds import Against, Item, Method, PaperKind, PaymentKind

ZERO = Decimal(0)
DECIDED = ["approved", "paid"]


class Payee(StoreOwned):
    """Where somebody is paid: a bank account that a second person has compared with the papers (收款账户)."""

    KINDS = (("supplier", _("Supplier")), ("employee", _("Employee")), ("other", _("Other payee")))
    kind = models.CharField(_("kind"), max_length=10, choices=KINDS)
    supplier = models.ForeignKey("parties.Supplier", null=True, on_delete=models.PROTECT, related_name="payees", verbose_name=_("supplier"))  # fmt: skip
    employee = models.ForeignKey("org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("employee"))  # fmt: skip
    name = models.CharField(_("payee"), max_length=100)
    bank = models.CharField(_("bank"), max_length=100)
    account = models.CharField(_("account number"), max_length=34)
    author = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("entered by"))
    verified_by = models.ForeignKey("org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("verified by"))  # fmt: skip
    verified_at = models.DateTimeField(_("verified"), null=True)

    class Meta:
        verbose_name = _("payee")
        constraints = [
            models.UniqueConstraint(fields=["store", "name", "account"], name="payee_once"),
            models.CheckConstraint(
                condition=Q(verified_by=None) | ~Q(verified_by=F("author")), name="payee_two_people"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.bank} …{self.account[-4:]}"


class ReceivedInvoice(StoreOwned):
    """An invoice the store received for an expense (收票登记). Number and seller are taken once while it is not void."""

    kind = models.CharField(_("kind"), max_length=10, choices=PaperKind)
    number = models.CharField(_("invoice number"), max_length=40)
    seller = models.CharField(_("seller"), max_length=100)
    date = models.DateField(_("invoice date"))
    amount_ex = MoneyField(_("amount without VAT"))
    tax = MoneyField(_("VAT"), default=0)
    deductible = models.BooleanField(_("VAT is deducted"))
    document = models.CharField(_("document"), max_length=60)
    object_id = models.BigIntegerField()
    booked_on = models.DateField(_("booked"), null=True)
    void = models.BooleanField(_("void"), default=False)
    certified_in = models.ForeignKey("ledger.Period", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("certified in"))  # fmt: skip

    class Meta:
        verbose_name = _("received invoice")
        constraints = [
            models.UniqueConstraint(
                fields=["store", "seller", "number"], condition=Q(void=False), name="received_invoice_once"
            ),
            models.CheckConstraint(condition=Q(amount_ex__gte=0, tax__gte=0), name="received_invoice_sign"),
            models.CheckConstraint(
                condition=Q(certified_in=None) | Q(deductible=True, booked_on__isnull=False, void=False),
                name="received_invoice_certified",
            ),
        ]
        indexes = [models.Index(fields=["store", "booked_on"], name="received_invoice_day")]

    def __str__(self) -> str:
        return self.number

    @property
    def amount(self) -> Decimal:
        """With VAT."""
        return self.amount_ex + self.tax


class Claim(StoreOwned):
    """An expense claim (费用报销单). ``offset`` is the part set off against the claimant's advance; the rest is paid."""

    number = models.CharField(_("number"), max_length=40, blank=True)
    claimant = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("claimant"))
    department = models.CharField(_("department"), max_length=20, choices=Department)
    purpose = models.CharField(_("purpose"), max_length=100)
    amount = MoneyField(_("amount with VAT"), default=0)
    offset = MoneyField(_("set off against the advance"), default=0)
    over_budget = models.BooleanField(_("over budget"), default=False)
    state = models.CharField(_("state"), max_length=12, default="draft")
    made_at = models.DateTimeField(_("drafted"))
    approval = models.OneToOneField("core.Approval", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("approval"))  # fmt: skip
    method = models.CharField(_("paid by"), max_length=10, choices=Method, blank=True)
    paid_on = models.DateField(_("paid"), null=True)
    cashier = models.ForeignKey("org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("cashier"))  # fmt: skip

    class Meta:
        verbose_name = _("expense claim")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], condition=~Q(number=""), name="claim_number"),
            models.CheckConstraint(condition=Q(offset__gte=0, offset__lte=F("amount")), name="claim_offset"),
            models.CheckConstraint(condition=~Q(state__in=DECIDED) | Q(approval__isnull=False), name="claim_approved"),
            models.CheckConstraint(
                condition=~Q(state="paid") | Q(paid_on__isnull=False, cashier__isnull=False), name="claim_paid_by_whom"
            ),
            models.CheckConstraint(
                condition=Q(cashier=None) | ~Q(cashier=F("claimant")), name="claim_not_paid_to_oneself"
            ),
        ]

    def __str__(self) -> str:
        return self.number or str(_("Draft %(id)s") % {"id": self.pk})

    @property
    def to_pay(self) -> Decimal:
        """What the cashier pays."""
        return self.amount - self.offset

    def whole(self) -> dict[str, Any]:
        """Head and lines, for the form that writes it as a whole."""
        return {"purpose": self.purpose, "offset": self.offset, "lines": [x.form_values() for x in self.lines.select_related("invoice").order_by("n")]}  # fmt: skip


class ClaimLine(StoreOwned):
    """One expense with its paper."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="lines", verbose_name=_("claim"))
    n = models.PositiveIntegerField(_("line"))
    item = models.CharField(_("expense item"), max_length=20, choices=Item)
    text = models.CharField(_("what for"), max_length=100, blank=True)
    amount_ex = MoneyField(_("amount without VAT"))
    tax = MoneyField(_("VAT"), default=0)
    project = models.CharField(_("project"), max_length=40, blank=True)
    invoice = models.OneToOneField(ReceivedInvoice, null=True, on_delete=models.PROTECT, related_name="claim_line", verbose_name=_("invoice"))  # fmt: skip

    class Meta:
        verbose_name = _("claim line")
        constraints = [
            models.UniqueConstraint(fields=["claim", "n"], name="claim_line_place"),
            models.CheckConstraint(condition=Q(amount_ex__gt=0, tax__gte=0), name="claim_line_sign"),
        ]

    def __str__(self) -> str:
        return str(self.get_item_display())

    @property
    def amount(self) -> Decimal:
        """With VAT."""
        return self.amount_ex + self.tax

    def form_values(self) -> dict[str, Any]:
        """The line as the form shows it."""
        paper = self.invoice
        own = {
            "item": self.item,
            "text": self.text,
            "amount_ex": self.amount_ex,
            "tax": self.tax,
            "project": self.project,
        }
        if paper is None:
            return own
        return own | {"paper": paper.kind, "invoice": paper.number, "seller": paper.seller, "invoice_date": paper.date}


class Payment(StoreOwned):
    """A payment request (付款申请单): to whom, what for, how much, until when. Nothing is paid that is not approved (H19)."""

    number = models.CharField(_("number"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=PaymentKind)
    department = models.CharField(_("department"), max_length=20, choices=Department)
    supplier = models.ForeignKey("parties.Supplier", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("supplier"))  # fmt: skip
    employee = models.ForeignKey("org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("colleague"))  # fmt: skip
    payee = models.ForeignKey(Payee, null=True, on_delete=models.PROTECT, related_name="payments", verbose_name=_("payee"))  # fmt: skip
    purpose = models.CharField(_("purpose"), max_length=100)
    amount = MoneyField(_("amount"), default=0)
    due = models.DateField(_("due"))
    method = models.CharField(_("paid by"), max_length=10, choices=Method, default=Method.TRANSFER)
    over_budget = models.BooleanField(_("over budget"), default=False)
    state = models.CharField(_("state"), max_length=12, default="draft")
    author = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))
    made_at = models.DateTimeField(_("drafted"))
    approval = models.OneToOneField("core.Approval", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("approval"))  # fmt: skip
    paid_on = models.DateField(_("paid"), null=True)
    cashier = models.ForeignKey("org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("cashier"))  # fmt: skip

    class Meta:
        verbose_name = _("payment request")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], condition=~Q(number=""), name="payment_number"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_amount"),
            models.CheckConstraint(
                condition=~Q(state__in=DECIDED) | Q(approval__isnull=False), name="payment_approved"
            ),
            models.CheckConstraint(
                condition=~Q(state="paid") | Q(paid_on__isnull=False, cashier__isnull=False),
                name="payment_paid_by_whom",
            ),
            models.CheckConstraint(condition=Q(cashier=None) | ~Q(cashier=F("author")), name="payment_two_people"),
        ]

    def __str__(self) -> str:
        return self.number or str(_("Draft %(id)s") % {"id": self.pk})

    @property
    def to_whom(self) -> str:
        """The name of who gets the money."""
        return str(self.payee.name if self.payee else self.supplier or self.employee or "")

    def whole(self) -> dict[str, Any]:
        """Head and lines, for the form that writes it as a whole."""
        names = ("kind", "purpose", "due", "method", "department")
        head = {name: getattr(self, name) for name in names}
        ids = {name: getattr(self, f"{name}_id") for name in ("supplier", "employee", "payee")}
        return head | ids | {"lines": [x.form_values() for x in self.lines.order_by("n")]}


class PaymentLine(StoreOwned):
    """What a part of the sum is paid against; ``payable`` is the open item of a supplier's invoice."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="lines", verbose_name=_("payment request"))  # fmt: skip
    n = models.PositiveIntegerField(_("line"))
    against = models.CharField(_("against"), max_length=20, choices=Against)
    payable = models.ForeignKey("billing.Payable", null=True, on_delete=models.PROTECT, related_name="payment_lines", verbose_name=_("supplier's invoice"))  # fmt: skip
    amount = MoneyField(_("amount"))

    class Meta:
        verbose_name = _("payment line")
        constraints = [
            models.UniqueConstraint(fields=["payment", "n"], name="payment_line_place"),
            models.UniqueConstraint(
                fields=["payment", "payable"], condition=Q(payable__isnull=False), name="payment_line_payable"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_line_sign"),
        ]

    def __str__(self) -> str:
        return str(self.payable or self.get_against_display())

    def form_values(self) -> dict[str, Any]:
        """The line as the form shows it."""
        return {"against": self.against, "payable": self.payable_id, "amount": self.amount}
