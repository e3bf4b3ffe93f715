"""Pay: what was agreed with whom from when, what is added in a month, the run of a month, the payslips with their lines."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField, RateField
from chehang.core.models import StoreOwned


class PayTerms(StoreOwned):
    """What is paid to an employee from a month on; the latest row counts. Seen by HR and finance only."""

    employee = models.ForeignKey("org.Employee", verbose_name=_("employee"), on_delete=models.PROTECT, related_name="+")
    since = models.DateField(_("since"))
    base = MoneyField(_("base wage"))
    post_pay = MoneyField(_("post pay"), default=0)
    seniority = MoneyField(_("seniority pay"), default=0)
    performance = MoneyField(_("performance pay"), default=0)
    insured = MoneyField(_("social insurance base"))
    fund_rate = RateField(_("housing fund rate"))
    deductions = MoneyField(_("special additional deductions"), default=0)

    class Meta:
        verbose_name = _("pay terms")
        constraints = [
            models.UniqueConstraint(fields=["store", "employee", "since"], name="people_terms_once"),
            models.CheckConstraint(condition=Q(base__gt=0, insured__gte=0), name="people_terms_amounts"),
        ]


class PayElement(StoreOwned):
    """What a wage is made of from a month on: a title and a formula (``formula.py``); an empty formula takes the element out."""

    code = models.CharField(_("code"), max_length=20)
    n = models.PositiveSmallIntegerField(_("place on the payslip"))
    title = models.CharField(_("pay element"), max_length=60)
    formula = models.CharField(_("formula"), max_length=200, blank=True)
    since = models.DateField(_("since"))
    set_by = models.ForeignKey("org.Employee", verbose_name=_("set by"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("pay element")
        constraints = [
            models.UniqueConstraint(fields=["store", "code", "since"], name="people_element_once"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(title=""), name="people_element_named"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class PayOpening(StoreOwned):
    """What somebody was paid this year before the payroll came into the house (累计预扣): the tax of the year builds on it."""

    employee = models.ForeignKey("org.Employee", verbose_name=_("employee"), on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    months = models.PositiveSmallIntegerField(_("months paid"))
    gross = MoneyField(_("income of the year so far"))
    free = MoneyField(_("insurance, fund and deductions so far"))
    tax = MoneyField(_("income tax paid so far"))

    class Meta:
        verbose_name = _("pay of the year before")
        constraints = [
            models.UniqueConstraint(fields=["store", "employee", "year"], name="people_payopening_once"),
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=12, gross__gte=0, free__gte=0, tax__gte=0),
                name="people_payopening_sane",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee.name} {self.year}"


class PayInput(StoreOwned):
    """Something added to or taken from the pay of one month: commission, piece pay, reward, penalty, a correction of an earlier
    month. ``taxed``: part of the income that is taxed; severance up to its limit is not. ``days``: of leave that is paid out.
    """

    employee = models.ForeignKey("org.Employee", verbose_name=_("employee"), on_delete=models.PROTECT, related_name="+")
    month = models.DateField(_("month"))
    title = models.CharField(_("what for"), max_length=60)
    amount = MoneyField(_("amount"))
    document = models.CharField(_("document"), max_length=60, blank=True)
    object_id = models.BigIntegerField(_("of the document"), default=0)
    taxed = models.BooleanField(_("taxed with the wage"), default=True)
    days = QuantityField(_("days of leave paid out"), default=0)
    how = models.CharField(_("how it came about"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("pay input")
        constraints = [
            models.UniqueConstraint(
                fields=["store", "document", "object_id", "employee"],
                condition=~Q(document=""),
                name="people_input_paid_once",
            ),
            models.CheckConstraint(condition=~Q(amount=0), name="people_input_amount"),
        ]


class PayRun(StoreOwned):
    """The payroll of a month."""

    number = models.CharField(_("number"), max_length=40)
    month = models.DateField(_("month"))
    people = models.PositiveIntegerField(_("people"), default=0)
    gross = MoneyField(_("gross"), default=0)
    net = MoneyField(_("net"), default=0)
    made_by = models.ForeignKey("org.Employee", verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+")
    reviewed_by = models.ForeignKey(
        "org.Employee", null=True, verbose_name=_("reviewed by"), on_delete=models.PROTECT, related_name="+"
    )
    approved_by = models.ForeignKey(
        "org.Employee", null=True, verbose_name=_("approved by"), on_delete=models.PROTECT, related_name="+"
    )
    paid_on = models.DateField(_("paid on"), null=True)
    state = models.CharField(_("state"), max_length=10, default="draft")

    class Meta:
        verbose_name = _("payroll")
        constraints = [
            models.UniqueConstraint(fields=["store", "month"], name="people_payrun_month"),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=models.F("made_by")), name="people_payrun_reviewer"
            ),
            models.CheckConstraint(
                condition=~Q(state="paid") | Q(approved_by__isnull=False, paid_on__isnull=False),
                name="people_payrun_paid",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.month:%Y-%m}"


class Payslip(StoreOwned):
    """What one person gets for a month, and how it came about: ``lines`` of [title, amount, how]."""

    run = models.ForeignKey(PayRun, on_delete=models.PROTECT, related_name="slips", verbose_name=_("payroll"))
    employee = models.ForeignKey("org.Employee", verbose_name=_("employee"), on_delete=models.PROTECT, related_name="+")
    department = models.CharField(_("department"), max_length=12)
    gross = MoneyField(_("gross"))
    insurance = MoneyField(_("social insurance"))
    fund = MoneyField(_("housing fund"))
    deductions = MoneyField(_("special additional deductions"))
    tax = MoneyField(_("income tax"))
    net = MoneyField(_("net"))
    insurance_store = MoneyField(_("social insurance of the store"))
    fund_store = MoneyField(_("housing fund of the store"))
    exempt = MoneyField(_("free of tax"), default=0)
    lines = models.JSONField(_("lines"))

    class Meta:
        verbose_name = _("payslip")
        constraints = [
            models.UniqueConstraint(fields=["run", "employee"], name="people_payslip_once"),
            models.CheckConstraint(
                condition=Q(net=models.F("gross") - models.F("insurance") - models.F("fund") - models.F("tax")),
                name="people_payslip_adds_up",
            ),
        ]
