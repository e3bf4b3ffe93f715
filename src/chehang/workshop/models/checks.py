"""Quality: the three inspections, the certificate of completion, cars that come back."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned

from ..kinds import Cause, Found, Stage
from .orders import WorkOrder


class Inspection(StoreOwned):
    """One of three looks at the car, by three different people in a round; a failed one begins the next round. Never changed."""

    order = models.ForeignKey(WorkOrder, on_delete=models.PROTECT, related_name="inspections")
    round = models.PositiveIntegerField(_("round"))
    stage = models.CharField(_("inspection"), max_length=8, choices=Stage)
    passed = models.BooleanField(_("passed"))
    brakes = models.CharField(_("brakes"), max_length=4, choices=Found)
    steering = models.CharField(_("steering"), max_length=4, choices=Found)
    wheels = models.CharField(_("wheel bolts"), max_length=4, choices=Found)
    airbags = models.CharField(_("airbags"), max_length=4, choices=Found)
    leaks = models.CharField(_("leaks"), max_length=4, choices=Found)
    insulation = models.CharField(_("insulation"), max_length=4, choices=Found)
    torque_nm = models.PositiveIntegerField(_("wheel torque, Nm"), default=0)
    road_km = QuantityField(_("road test, km"), default=Decimal(0))
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    random = models.BooleanField(_("random re-inspection"), default=False)
    at = models.DateTimeField(_("at"))
    employee = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("inspected by")
    )

    class Meta:
        verbose_name = _("inspection")
        constraints = [
            models.UniqueConstraint(
                fields=["order", "round", "employee"], condition=Q(random=False), name="inspection_other_person"
            ),
            models.UniqueConstraint(
                fields=["order", "round", "stage"], condition=Q(random=False), name="inspection_stage_once"
            ),
            models.CheckConstraint(condition=Q(passed=True) | ~Q(reason=""), name="inspection_reason"),
            models.CheckConstraint(
                condition=Q(passed=False)
                | ~(
                    Q(brakes="bad") | Q(steering="bad") | Q(wheels="bad") | Q(airbags="bad") | Q(leaks="bad")
                    | Q(insulation="bad")
                ),
                name="inspection_safe",
            ),
        ]  # fmt: skip


class QualityCertificate(StoreOwned):
    """竣工出厂合格证: the car left repaired, with this warranty from this day. Never changed."""

    order = models.OneToOneField(
        WorkOrder, on_delete=models.PROTECT, related_name="certificate", verbose_name=_("work order")
    )
    number = models.CharField(_("number"), max_length=24)
    issued_at = models.DateTimeField(_("issued"))
    mileage = models.PositiveIntegerField(_("mileage, km"))
    warranty_days = models.PositiveIntegerField(_("warranty, days"))
    warranty_km = models.PositiveIntegerField(_("warranty, km"))
    inspector = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("inspector")
    )

    class Meta:
        verbose_name = _("certificate of completion")
        constraints = [models.UniqueConstraint(fields=["store", "number"], name="qualitycertificate_number")]

    def __str__(self) -> str:
        return self.number


class Comeback(StoreOwned):
    """A car came back for the same trouble (外返): why, whose, what it cost, what is done about it."""

    order = models.OneToOneField(
        WorkOrder, on_delete=models.PROTECT, related_name="comeback", verbose_name=_("work order")
    )
    original = models.ForeignKey(WorkOrder, on_delete=models.PROTECT, related_name="+", verbose_name=_("earlier order"))
    days = models.PositiveIntegerField(_("days since"))
    km = models.IntegerField(_("km since"))
    cause = models.CharField(_("cause"), max_length=10, choices=Cause)
    responsible = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible")
    )
    part = models.ForeignKey(
        "catalogue.Part", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("faulty part")
    )
    cost = MoneyField(_("cost"), default=Decimal(0))
    action = models.CharField(_("action"), max_length=300)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("comeback")
        constraints = [
            models.CheckConstraint(condition=~Q(original=F("order")), name="comeback_other_order"),
            models.CheckConstraint(condition=Q(cost__gte=0), name="comeback_cost"),
            models.CheckConstraint(condition=Q(cause__in=Cause.values), name="comeback_cause"),
            models.CheckConstraint(condition=~Q(cause="part") | Q(part__isnull=False), name="comeback_part"),
        ]
