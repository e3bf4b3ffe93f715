"""What other hands do for an order: work sent out, the insurer's assessor, the car the customer drives meanwhile."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned
from chehang.parties.models import Customer, Supplier
from chehang.vehicles.models import Vehicle

from .orders import OrderLine, WorkOrder


class OutsideJob(StoreOwned):
    """Work that a supplier does for an order (委外). ``agreed_ex`` is what he asks, ``cost_ex`` what his invoice came to, without VAT."""

    line = models.OneToOneField(OrderLine, on_delete=models.PROTECT, related_name="outside")
    order = models.ForeignKey(WorkOrder, on_delete=models.PROTECT, related_name="outside_jobs")
    number = models.CharField(_("number"), max_length=24)
    state = models.CharField(_("state"), max_length=10, default="sent")
    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="+", verbose_name=_("supplier"))
    what = models.CharField(_("what"), max_length=100)
    agreed_ex = MoneyField(_("agreed, without VAT"))
    sent_at = models.DateTimeField(_("sent"))
    due_on = models.DateField(_("back by"))
    back_at = models.DateTimeField(_("back"), null=True)
    invoice_no = models.CharField(_("invoice no."), max_length=40, blank=True)
    cost_ex = MoneyField(_("cost without VAT"), default=Decimal(0))
    tax = MoneyField(_("VAT"), default=Decimal(0))
    checked_by = models.ForeignKey("org.Employee", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("outside work")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="outsidejob_number"),
            models.CheckConstraint(condition=Q(agreed_ex__gte=0, cost_ex__gte=0, tax__gte=0), name="outsidejob_sign"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.what}"


class Assessment(StoreOwned):
    """What the insurer's assessor allows for an accident (定损), the first and each supplement (增补). Never changed."""

    order = models.ForeignKey(WorkOrder, on_delete=models.PROTECT, related_name="assessments")
    n = models.PositiveIntegerField(_("no."))
    paper_no = models.CharField(_("assessment no."), max_length=40)
    amount_inc = MoneyField(_("allowed with VAT"))
    assessor = models.CharField(_("assessor"), max_length=60)
    note = models.CharField(_("note"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"))
    employee_name = models.CharField(_("recorded by"), max_length=100)

    class Meta:
        verbose_name = _("assessment")
        constraints = [
            models.UniqueConstraint(fields=["order", "n"], name="assessment_n"),
            models.UniqueConstraint(fields=["order", "paper_no"], name="assessment_paper"),
        ]


class LoanCar(StoreOwned):
    """A car of the store that customers drive while theirs is repaired (代步车)."""

    vehicle = models.OneToOneField(
        Vehicle, on_delete=models.PROTECT, related_name="loan_car", verbose_name=_("vehicle")
    )
    note = models.CharField(_("note"), max_length=100, blank=True)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("loan car")

    def __str__(self) -> str:
        return str(self.vehicle)


class CarLoan(StoreOwned):
    """A loan car is with a customer from a moment until another. ``due_on`` is when it is expected back; fuel in per cent."""

    PERSONAL_FIELDS = ("driver", "licence_no")
    number = models.CharField(_("number"), max_length=24)
    state = models.CharField(_("state"), max_length=8, default="out")
    car = models.ForeignKey(LoanCar, on_delete=models.PROTECT, related_name="loans", verbose_name=_("loan car"))
    order = models.ForeignKey(WorkOrder, on_delete=models.PROTECT, related_name="car_loans")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+", verbose_name=_("customer"))
    by_law = models.BooleanField(_("due by law"), default=False)
    driver = models.CharField(_("driver"), max_length=60)
    licence_no = models.CharField(_("licence number"), max_length=18)
    licence_until = models.DateField(_("licence until"))
    out_at = models.DateTimeField(_("lent"))
    out_km = models.PositiveIntegerField(_("mileage when lent, km"))
    out_fuel = models.PositiveIntegerField(_("fuel when lent, per cent"))
    due_on = models.DateField(_("back by"))
    image = models.ForeignKey("core.Attachment", null=True, on_delete=models.PROTECT, related_name="+")
    back_at = models.DateTimeField(_("back"), null=True)
    back_km = models.PositiveIntegerField(_("mileage when back, km"), default=0)
    back_fuel = models.PositiveIntegerField(_("fuel when back, per cent"), default=0)
    damage = models.CharField(_("new damage"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("loan of a car")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="carloan_number"),
            models.UniqueConstraint(fields=["car"], condition=Q(state="out"), name="carloan_car_once"),
            models.UniqueConstraint(fields=["order"], condition=Q(state="out"), name="carloan_order_once"),
            models.CheckConstraint(
                condition=Q(state="out", back_at=None)
                | Q(state="back", back_at__isnull=False, back_km__gte=F("out_km")),
                name="carloan_back",
            ),
            models.CheckConstraint(condition=Q(out_fuel__lte=100, back_fuel__lte=100), name="carloan_fuel"),
        ]

    def __str__(self) -> str:
        return self.number


class Transport(StoreOwned):
    """Transport compensation (交通费用补偿) for days of a warranty repair on which the customer had no loan car, yuan. Never changed."""

    order = models.ForeignKey(WorkOrder, on_delete=models.PROTECT, related_name="transports")
    days = models.PositiveIntegerField(_("days"))
    per_day = MoneyField(_("per day"))
    amount = MoneyField(_("amount"))
    at = models.DateTimeField(_("at"))
    employee_id = models.BigIntegerField()
    employee_name = models.CharField(_("granted by"), max_length=100)

    class Meta:
        verbose_name = _("transport compensation")
        constraints = [
            models.CheckConstraint(
                condition=Q(days__gt=0, per_day__gt=0, amount=F("days") * F("per_day")), name="transport_amount"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order.number} × {self.days}"
