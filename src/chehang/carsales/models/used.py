"""Used cars (置换、二手车): what one is worth, what was put into it; and new ones that come back by law (三包换退车)."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, RateField
from chehang.core.models import StoreOwned
from chehang.org.models import Employee
from chehang.parties.models import Customer, Supplier
from chehang.vehicles.models import CarModel

from ..kinds import Condition, ReturnGround, ReturnWish
from .cars import Car, Outlet
from .deals import Deal
from .rewards import Commission


class TradeIn(StoreOwned):
    """The valuation of a customer's car (评估单): what it fetches, what has to be put into it, what is offered. Yuan.

    Bought, ``set_off_inc`` of the price went into deals of the customer; the rest is paid by finance."""

    PERSONAL_FIELDS = ("vin", "plate_no")
    number = models.CharField(_("number"), max_length=24)
    state = models.CharField(_("state"), max_length=10, default="valued")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="trade_ins")
    vin = models.CharField(_("VIN"), max_length=17)
    plate_no = models.CharField(_("plate"), max_length=10)
    model = models.ForeignKey(CarModel, on_delete=models.PROTECT, related_name="+")
    colour = models.CharField(_("colour"), max_length=30)
    registered_on = models.DateField(_("licensed on"))
    mileage = models.PositiveIntegerField(_("mileage, km"))
    condition = models.CharField(_("condition"), max_length=1, choices=Condition)
    accidents = models.CharField(_("accidents and repaints"), max_length=300, blank=True)
    papers = models.CharField(_("papers, mortgage, fines"), max_length=200)
    market_inc = MoneyField(_("fetches on the market"))
    repair_inc = MoneyField(_("has to be put into it"))
    price_inc = MoneyField(_("offered"))
    valid_until = models.DateField(_("holds until"))
    appraiser = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    valued_at = models.DateTimeField(_("valued"))
    car = models.OneToOneField(Car, null=True, on_delete=models.PROTECT, related_name="trade_in")
    bought_by = models.ForeignKey(Employee, null=True, on_delete=models.PROTECT, related_name="+")
    set_off_inc = MoneyField(_("set off"), default=Decimal(0))

    class Meta:
        verbose_name = _("valuation of a used car")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="tradein_number"),
            models.CheckConstraint(
                condition=Q(price_inc__gt=0, market_inc__gt=0, repair_inc__gte=0), name="tradein_sign"
            ),
            models.CheckConstraint(
                condition=Q(set_off_inc__gte=0) & Q(set_off_inc__lte=F("price_inc")), name="tradein_set_off"
            ),
            models.CheckConstraint(
                condition=Q(bought_by=None) | ~Q(bought_by=F("appraiser")), name="tradein_other_person"
            ),
            models.CheckConstraint(condition=~Q(state="bought") | Q(car__isnull=False), name="tradein_car"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.plate_no}"

    @property
    def rest_inc(self) -> Decimal:
        """What the store still owes for it."""
        return self.price_inc - self.set_off_inc


class CarCost(StoreOwned):
    """What was put into a used car (整备): it is part of its cost, VAT included (the levy lets nothing be deducted). Never changed."""

    car = models.ForeignKey(Car, on_delete=models.PROTECT, related_name="costs")
    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(_("what"), max_length=100)
    invoice_no = models.CharField(_("invoice no."), max_length=40)
    amount_inc = MoneyField(_("amount with VAT"))
    at = models.DateTimeField(_("at"))
    employee_name = models.CharField(_("recorded by"), max_length=100)

    class Meta:
        verbose_name = _("cost of a used car")
        constraints = [models.CheckConstraint(condition=Q(amount_inc__gt=0), name="carcost_sign")]


class CarReturn(StoreOwned):
    """A buyer asks for another car or his money by law: answered within ten working days, done within twenty (§28).
    ``use_inc`` is what he pays for the use: price × km ÷ 1,000 × coefficient (§27)."""

    number = models.CharField(_("number"), max_length=24)
    state = models.CharField(_("state"), max_length=10, default="asked")
    deal = models.OneToOneField(Deal, on_delete=models.PROTECT, related_name="return_of")
    ground = models.CharField(_("ground"), max_length=10, choices=ReturnGround)
    wish = models.CharField(_("wish"), max_length=10, choices=ReturnWish)
    fault = models.CharField(_("fault"), max_length=300)
    mileage = models.PositiveIntegerField(_("mileage, km"))
    asked_on = models.DateField(_("asked on"))
    price_inc = MoneyField(_("price with VAT"))
    coefficient = RateField(_("coefficient of use"))
    use_inc = MoneyField(_("for the use"))
    answer = models.CharField(_("answer"), max_length=300, blank=True)
    answered_on = models.DateField(_("answered"), null=True)
    answered_by = models.ForeignKey(Employee, null=True, on_delete=models.PROTECT, related_name="+")
    car = models.OneToOneField(Car, null=True, on_delete=models.PROTECT, related_name="came_back")
    done_on = models.DateField(_("done on"), null=True)

    class Meta:
        verbose_name = _("exchange or return of a car")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="carreturn_number"),
            models.CheckConstraint(
                condition=Q(use_inc__gte=0) & Q(use_inc__lt=F("price_inc")) & Q(coefficient__gte=0),
                name="carreturn_use",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(car__isnull=False, done_on__isnull=False), name="carreturn_done"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def back_inc(self) -> Decimal:
        """What the buyer gets back."""
        return self.price_inc - self.use_inc


class ClawBack(StoreOwned):
    """Commission that was earned with a car that came back (追回): taken off the consultant's next one."""

    deal = models.OneToOneField(Deal, on_delete=models.PROTECT, related_name="claw_back")
    consultant = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    earned_in = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="clawed_back")
    amount = MoneyField(_("amount"))
    reason = models.CharField(_("reason"), max_length=200)
    at = models.DateTimeField(_("at"))
    taken_in = models.ForeignKey(Commission, null=True, on_delete=models.PROTECT, related_name="claw_backs")

    class Meta:
        verbose_name = _("claw-back of commission")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="clawback_sign"),
            models.CheckConstraint(condition=Q(taken_in=None) | ~Q(taken_in=F("earned_in")), name="clawback_later"),
        ]


class OutletSale(StoreOwned):
    """An outlet sold a car of ours (P30): reported within a day, settled at the wholesale price less its rebate. Never changed."""

    PERSONAL_FIELDS = ("buyer",)
    number = models.CharField(_("number"), max_length=24)
    car = models.OneToOneField(Car, on_delete=models.PROTECT, related_name="outlet_sale")
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="sales")
    buyer = models.CharField(_("buyer"), max_length=60)
    sold_at = models.DateTimeField(_("sold"))
    reported_at = models.DateTimeField(_("reported"))
    days_there = models.PositiveIntegerField(_("days at the outlet"))
    wholesale_inc = MoneyField(_("wholesale price with VAT"))
    rebate_inc = MoneyField(_("rebate of the outlet"))
    penalty_inc = MoneyField(_("off the rebate for being late"), default=Decimal(0))
    amount_inc = MoneyField(_("amount with VAT"))

    class Meta:
        verbose_name = _("sale of an outlet")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="outletsale_number"),
            models.CheckConstraint(
                condition=Q(amount_inc=F("wholesale_inc") - F("rebate_inc") + F("penalty_inc"))
                & Q(amount_inc__gt=0, rebate_inc__gte=0, penalty_inc__gte=0)
                & Q(penalty_inc__lte=F("rebate_inc")),
                name="outletsale_sum",
            ),
            models.CheckConstraint(condition=Q(reported_at__gte=F("sold_at")), name="outletsale_time"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def late(self) -> bool:
        """Whether it was reported after its time."""
        return self.penalty_inc > 0
