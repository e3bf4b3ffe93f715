"""Welfare, canteen and dormitory, and ideas to save."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned
from chehang.office.kinds import BudgetItem, WelfareKind


class Welfare(StoreOwned):
    """Something for the staff: a festival, a visit to the sick, help in hardship; approved by another person."""

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("occasion"), max_length=10, choices=WelfareKind)
    title = models.CharField(_("welfare"), max_length=60)
    item = models.CharField(_("what is given"), max_length=100)
    each = MoneyField(_("per person"))
    day = models.DateField(_("day"))
    planned_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("planned by")
    )
    decided_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    state = models.CharField(_("state"), max_length=10, default="planned")

    class Meta:
        verbose_name = _("welfare")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_welfare_number"),
            models.CheckConstraint(condition=Q(each__gt=0, kind__in=WelfareKind.values), name="office_welfare_sane"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("planned_by")), name="office_welfare_other"
            ),
            models.CheckConstraint(
                condition=Q(state="planned") | Q(decided_by__isnull=False), name="office_welfare_decided"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class WelfareGift(StoreOwned):
    """What one person gets; taken once, by the person."""

    welfare = models.ForeignKey(Welfare, on_delete=models.PROTECT, related_name="gifts", verbose_name=_("welfare"))
    employee = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("employee"))
    taken_on = models.DateField(_("taken on"), null=True)

    class Meta:
        verbose_name = _("gift of a welfare")
        constraints = [models.UniqueConstraint(fields=["welfare", "employee"], name="office_gift_once")]


class Bed(StoreOwned):
    """A bed of the dormitory."""

    room = models.CharField(_("dormitory room"), max_length=20)
    bed = models.CharField(_("bed"), max_length=10)

    class Meta:
        verbose_name = _("bed")
        constraints = [models.UniqueConstraint(fields=["store", "room", "bed"], name="office_bed_once")]

    def __str__(self) -> str:
        return f"{self.room}-{self.bed}"


class Stay(StoreOwned):
    """Who sleeps in which bed from when until when; a bed and a person once at a time."""

    bed = models.ForeignKey(Bed, on_delete=models.PROTECT, related_name="stays", verbose_name=_("bed"))
    employee = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("employee"))
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True)

    class Meta:
        verbose_name = _("stay in the dormitory")
        constraints = [
            models.UniqueConstraint(fields=["bed"], condition=Q(until=None), name="office_stay_bed"),
            models.UniqueConstraint(fields=["store", "employee"], condition=Q(until=None), name="office_stay_person"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="office_stay_days"),
        ]


class MealDay(StoreOwned):
    """The canteen of a day: meals of the staff and of guests, and what they cost."""

    day = models.DateField(_("day"))
    staff = models.PositiveSmallIntegerField(_("meals of staff"))
    guests = models.PositiveSmallIntegerField(_("meals of guests"), default=0)
    cost = MoneyField(_("cost"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom"))

    class Meta:
        verbose_name = _("canteen day")
        constraints = [
            models.UniqueConstraint(fields=["store", "day"], name="office_meals_once"),
            models.CheckConstraint(condition=Q(cost__gte=0), name="office_meals_cost"),
        ]


class SavingIdea(StoreOwned):
    """An idea to save: what it may bring a year; judged by another person; in the end what it brought."""

    number = models.CharField(_("number"), max_length=40)
    title = models.CharField(_("idea to save"), max_length=100)
    text = models.CharField(_("how"), max_length=1000)
    item = models.CharField(_("item of the budget"), max_length=13, choices=BudgetItem, default=BudgetItem.OFFICE)
    expected = MoneyField(_("expected a year"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("suggested by"))
    suggested_on = models.DateField(_("suggested on"))
    judged_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("judged by")
    )
    verdict = models.CharField(_("verdict"), max_length=500, blank=True)
    saved = MoneyField(_("saved"), null=True)
    state = models.CharField(_("state"), max_length=10, default="suggested")

    class Meta:
        verbose_name = _("idea to save")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_idea_number"),
            models.CheckConstraint(condition=Q(expected__gt=0), name="office_idea_expected"),
            models.CheckConstraint(condition=Q(judged_by=None) | ~Q(judged_by=F("by")), name="office_idea_other"),
            models.CheckConstraint(
                condition=Q(state="suggested") | Q(judged_by__isnull=False), name="office_idea_judged"
            ),
            models.CheckConstraint(condition=~Q(state="done") | Q(saved__isnull=False), name="office_idea_done"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
