"""The discrepancy report (差异单) that a receipt makes by itself."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned

from ..kinds import Difference
from .inbound import Inbound, InboundLine


class Discrepancy(StoreOwned):
    """What was not as it should be at a delivery; the parts manager and the planner both take note of it."""

    number = models.CharField(_("number"), max_length=40)
    inbound = models.OneToOneField(
        Inbound, on_delete=models.PROTECT, related_name="discrepancy", verbose_name=_("delivery")
    )
    state = models.CharField(_("state"), max_length=14, default="open")
    created_at = models.DateTimeField(_("found"))
    found_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("found by"))
    manager = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("parts manager")
    )
    manager_at = models.DateTimeField(_("noted by the parts manager"), null=True)
    planner = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("planner")
    )
    planner_at = models.DateTimeField(_("noted by the planner"), null=True)
    resolution = models.CharField(_("what is done about it"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("discrepancy report")
        indexes = [models.Index(fields=["store", "state", "-id"], name="discrepancy_open")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="discrepancy_number"),
            models.CheckConstraint(
                condition=~Q(state="acknowledged") | Q(manager__isnull=False, planner__isnull=False),
                name="discrepancy_acknowledged",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class DiscrepancyLine(StoreOwned):
    """One difference. ``amount`` is what it is worth without VAT; figures as they stood when the receipt was posted."""

    discrepancy = models.ForeignKey(
        Discrepancy, on_delete=models.PROTECT, related_name="lines", verbose_name=_("discrepancy report")
    )
    line = models.ForeignKey(InboundLine, on_delete=models.PROTECT, related_name="+", verbose_name=_("delivery line"))
    kind = models.CharField(_("kind"), max_length=10, choices=Difference)
    packed = QuantityField(_("packing list"))
    invoiced = QuantityField(_("invoice"))
    counted = QuantityField(_("counted"))
    difference = QuantityField(_("difference"))
    amount = MoneyField(_("amount"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("difference")
        constraints = [
            models.UniqueConstraint(fields=["discrepancy", "line", "kind"], name="discrepancy_line_once"),
            models.CheckConstraint(condition=Q(kind__in=Difference.values), name="discrepancy_line_kind"),
        ]
