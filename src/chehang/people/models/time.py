"""Working time: shifts, rosters, punches, the day they make, overtime, leave, the sheet of a month."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import QuantityField
from chehang.core.models import StoreOwned


class Shift(StoreOwned):
    """A shift; one that ends before it begins goes over midnight. ``usual``: worked on working days without a roster."""

    code = models.CharField(_("code"), max_length=10)
    title = models.CharField(_("shift"), max_length=40)
    starts = models.TimeField(_("starts"))
    ends = models.TimeField(_("ends"))
    pause = models.PositiveSmallIntegerField(_("pause, minutes"), default=0)
    usual = models.BooleanField(_("usual"), default=False)

    class Meta:
        verbose_name = _("shift")
        constraints = [
            models.UniqueConstraint(fields=["store", "code"], name="people_shift_code"),
            models.CheckConstraint(condition=~Q(starts=F("ends")), name="people_shift_times"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.starts:%H:%M}–{self.ends:%H:%M}"


class Roster(StoreOwned):
    """The shift of an employee on a day; without a shift a day off."""

    employee = models.ForeignKey("org.Employee", verbose_name=_("employee"), on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    shift = models.ForeignKey(Shift, null=True, verbose_name=_("shift"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("roster")
        constraints = [models.UniqueConstraint(fields=["store", "employee", "day"], name="people_roster_once")]


class Punch(StoreOwned):
    """A moment at the clock, from the device or by hand with a reason."""

    employee = models.ForeignKey("org.Employee", verbose_name=_("employee"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("time"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    by_name = models.CharField(_("entered by"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("punch")
        constraints = [models.UniqueConstraint(fields=["store", "employee", "at"], name="people_punch_once")]


class Overtime(StoreOwned):
    """Overtime ordered before or after it was worked, paid or given back as time off."""

    DAYS = (("weekday", _("working day")), ("rest", _("rest day")), ("holiday", _("public holiday")))
    employee = models.ForeignKey("org.Employee", verbose_name=_("employee"), on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    hours = QuantityField(_("hours"))
    kind = models.CharField(_("kind of day"), max_length=8, choices=DAYS)
    time_off = models.BooleanField(_("given back as time off"), default=False)
    reason = models.CharField(_("reason"), max_length=200)
    ordered_by = models.ForeignKey(
        "org.Employee", verbose_name=_("ordered by"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("overtime")
        constraints = [
            models.UniqueConstraint(fields=["store", "employee", "day"], name="people_overtime_once"),
            models.CheckConstraint(condition=Q(hours__gt=0, hours__lte=12), name="people_overtime_hours"),
            models.CheckConstraint(condition=~Q(employee=F("ordered_by")), name="people_overtime_by_another"),
        ]


class LeaveKind(models.TextChoices):
    """年假、事假、病假、婚假、丧假、产假、陪产假、工伤假、调休."""

    ANNUAL = "annual", _("Annual leave")
    PERSONAL = "personal", _("Personal leave, unpaid")
    SICK = "sick", _("Sick leave")
    MARRIAGE = "marriage", _("Marriage leave")
    MOURNING = "mourning", _("Bereavement leave")
    MATERNITY = "maternity", _("Maternity leave")
    PATERNITY = "paternity", _("Paternity leave")
    INJURY = "injury", _("Work injury leave")
    TIME_OFF = "time_off", _("Time off for overtime")


class Leave(StoreOwned):
    """A leave asked for: from the first to the last day; a half day counts 0.5."""

    number = models.CharField(_("number"), max_length=40)
    employee = models.ForeignKey("org.Employee", verbose_name=_("employee"), on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=LeaveKind)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    days = QuantityField(_("days"))
    department = models.CharField(_("department"), max_length=12)
    reason = models.CharField(_("reason"), max_length=1000)
    state = models.CharField(_("state"), max_length=10, default="submitted")

    class Meta:
        verbose_name = _("leave")
        indexes = [models.Index(fields=["store", "employee", "first_day"], name="people_leave_of")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="people_leave_number"),
            models.CheckConstraint(condition=Q(kind__in=LeaveKind.values), name="people_leave_kind"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="people_leave_days"),
            models.CheckConstraint(condition=Q(days__gt=0), name="people_leave_counted"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.get_kind_display()}"


class MonthSheet(StoreOwned):
    """The attendance of an employee in a month, as it was drawn up; signed by the employee before payroll."""

    employee = models.ForeignKey("org.Employee", verbose_name=_("employee"), on_delete=models.PROTECT, related_name="+")
    month = models.DateField(_("month"))
    due_days = QuantityField(_("days due"))
    attended = QuantityField(_("days attended"))
    late = models.PositiveSmallIntegerField(_("late"), default=0)
    missing = models.PositiveSmallIntegerField(_("punches missing"), default=0)
    absent = QuantityField(_("days absent"))
    unpaid = QuantityField(_("unpaid leave"))
    sick = QuantityField(_("sick leave"))
    weekday_hours = QuantityField(_("overtime on working days"))
    rest_hours = QuantityField(_("overtime on rest days"))
    holiday_hours = QuantityField(_("overtime on public holidays"))
    signed_at = models.DateTimeField(_("signed"), null=True)

    class Meta:
        verbose_name = _("month sheet")
        constraints = [
            models.UniqueConstraint(fields=["store", "employee", "month"], name="people_sheet_once"),
            models.CheckConstraint(condition=Q(attended__lte=F("due_days")), name="people_sheet_days"),
        ]

    def __str__(self) -> str:
        return f"{self.employee.name} {self.month:%Y-%m}"
