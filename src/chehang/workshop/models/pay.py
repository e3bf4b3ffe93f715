"""What technicians and advisers earn by the work of a month (§4.10), and the courses that faults asked for."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField, RateField
from chehang.core.models import StoreOwned

from ..kinds import Craft, Trade
from .orders import OrderLine


class PiecePay(StoreOwned):
    """Piece pay of a month and person, yuan: ``base`` = Σ hours × rate of the grade (technician), or output × share + cars × so much
    (adviser); ``amount`` = base × factor − deduction. ``items`` are text, how, amount."""

    number = models.CharField(_("number"), max_length=24)
    month = models.DateField(_("month"))
    employee = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("employee"))
    craft = models.CharField(_("paid as"), max_length=10, choices=Craft)
    state = models.CharField(_("state"), max_length=10, default="reckoned")
    hours = QuantityField(_("hours sold"), default=Decimal(0))
    cars = models.PositiveIntegerField(_("cars out"), default=0)
    output_ex = MoneyField(_("repair output, without VAT"), default=Decimal(0))
    base = MoneyField(_("before quality"))
    factor = RateField(_("quality factor"))
    deduction = MoneyField(_("taken off for rework"))
    amount = MoneyField(_("amount"))
    items = models.JSONField(_("lines"))
    made_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("made by"))
    approved_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("approved by")
    )

    class Meta:
        verbose_name = _("piece pay")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="piecepay_number"),
            models.UniqueConstraint(fields=["store", "month", "employee"], name="piecepay_once"),
            models.CheckConstraint(condition=Q(factor__gte=0, deduction__gte=0), name="piecepay_sign"),
            models.CheckConstraint(condition=Q(craft__in=Craft.values), name="piecepay_craft"),
            models.CheckConstraint(condition=Q(approved_by=None) | ~Q(approved_by=F("made_by")), name="piecepay_two"),
            models.CheckConstraint(
                condition=Q(state="reckoned") | Q(approved_by__isnull=False), name="piecepay_approved"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class PieceItem(StoreOwned):
    """So many hours of a line were paid, or taken back when its settlement was; the sum over all months is what the line owes. Never
    changed."""

    pay = models.ForeignKey(PiecePay, on_delete=models.PROTECT, related_name="paid")
    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="paid", verbose_name=_("work"))
    hours = QuantityField(_("hours"))
    rate = MoneyField(_("yuan an hour"))
    amount = MoneyField(_("amount"))

    class Meta:
        verbose_name = _("line of piece pay")
        constraints = [models.UniqueConstraint(fields=["pay", "line"], name="pieceitem_once")]


class ChosenCourse(StoreOwned):
    """A course that was chosen because of the faults of a trade between two days (SV6); ``plan`` is its line of the year's plan.
    Never changed."""

    trade = models.CharField(_("trade"), max_length=12, choices=Trade)
    course = models.ForeignKey("work.Course", on_delete=models.PROTECT, related_name="+", verbose_name=_("course"))
    plan = models.ForeignKey(
        "work.PlannedTraining", on_delete=models.PROTECT, related_name="+", verbose_name=_("planned as")
    )
    since = models.DateField(_("faults since"))
    until = models.DateField(_("faults until"))
    comebacks = models.PositiveIntegerField(_("comebacks"))
    sent_back = models.PositiveIntegerField(_("sent back by inspection"))
    cost = MoneyField(_("cost of comebacks"))
    people = models.CharField(_("whom it concerns"), max_length=200, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"))
    employee_name = models.CharField(_("chosen by"), max_length=100)

    class Meta:
        verbose_name = _("course chosen by faults")
        constraints = [
            models.UniqueConstraint(fields=["plan", "trade"], name="chosencourse_once"),
            models.CheckConstraint(condition=Q(trade__in=Trade.values), name="chosencourse_trade"),
            models.CheckConstraint(condition=Q(until__gte=F("since"), cost__gte=0), name="chosencourse_figures"),
        ]

    def __str__(self) -> str:
        return f"{self.get_trade_display()} {self.course}"
