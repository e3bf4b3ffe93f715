"""Warranty claims to the maker (索赔): what is claimed for a work order, until when, and what was granted."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned

from .orders import WorkOrder


class WarrantyClaim(StoreOwned):
    """What the maker is asked to pay for an order, yuan. ``amount_ex`` = parts + hours × rate + outside work, without VAT;
    ``granted_ex`` of it was granted. ``due`` is the last day to hand it in, ``appeal_due`` the last day to appeal."""

    number = models.CharField(_("number"), max_length=24)
    state = models.CharField(_("state"), max_length=12, default="draft")
    order = models.ForeignKey(WorkOrder, on_delete=models.PROTECT, related_name="claims", verbose_name=_("work order"))
    fault_code = models.CharField(_("fault code"), max_length=30)
    place = models.CharField(_("place of the fault"), max_length=60)
    symptom = models.CharField(_("symptom"), max_length=200)
    cause = models.CharField(_("cause"), max_length=200)
    measure = models.CharField(_("what was done"), max_length=200)
    part = models.ForeignKey(
        "catalogue.Part", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("causal part")
    )
    old_part_tag = models.CharField(_("old-part tag"), max_length=40, blank=True)
    approval_no = models.CharField(_("maker's approval no."), max_length=40, blank=True)
    safety = models.BooleanField(_("serious safety fault"), default=False)
    assembly = models.BooleanField(_("main assembly replaced"), default=False)
    hours = QuantityField(_("book hours"), default=Decimal(0))
    rate = MoneyField(_("maker's rate of an hour, without VAT"), default=Decimal(0))
    parts_ex = MoneyField(_("material without VAT"), default=Decimal(0))
    labour_ex = MoneyField(_("labour without VAT"), default=Decimal(0))
    outside_ex = MoneyField(_("outside work, without VAT"), default=Decimal(0))
    amount_ex = MoneyField(_("amount without VAT"))
    tax = MoneyField(_("VAT"))
    amount_inc = MoneyField(_("amount with VAT"))
    finished_on = models.DateField(_("repair finished"))
    due = models.DateField(_("hand in by"))
    made_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("made by"))
    audited_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("audited by")
    )
    submitted_at = models.DateTimeField(_("handed in"), null=True)
    late_reason = models.CharField(_("why late"), max_length=200, blank=True)
    answered_on = models.DateField(_("answered"), null=True)
    reference = models.CharField(_("maker's reference"), max_length=40, blank=True)
    answer = models.CharField(_("maker's reason"), max_length=200, blank=True)
    granted_ex = MoneyField(_("granted, without VAT"), default=Decimal(0))
    granted_inc = MoneyField(_("granted, with VAT"), default=Decimal(0))
    appeal_due = models.DateField(_("appeal by"), null=True)
    appeal = models.CharField(_("appeal"), max_length=200, blank=True)
    borne_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("borne by")
    )

    class Meta:
        verbose_name = _("warranty claim")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="warrantyclaim_number"),
            models.UniqueConstraint(fields=["order"], name="warrantyclaim_one_an_order"),
            models.CheckConstraint(
                condition=Q(amount_ex=F("parts_ex") + F("labour_ex") + F("outside_ex")), name="warrantyclaim_sum"
            ),
            models.CheckConstraint(condition=Q(amount_inc=F("amount_ex") + F("tax")), name="warrantyclaim_tax"),
            models.CheckConstraint(
                condition=Q(granted_ex__gte=0) & Q(granted_ex__lte=F("amount_ex")), name="warrantyclaim_granted"
            ),
            models.CheckConstraint(
                condition=Q(audited_by=None) | ~Q(audited_by=F("made_by")), name="warrantyclaim_other_person"
            ),
        ]
        indexes = [models.Index(fields=["store", "state", "due"], name="warrantyclaim_due")]

    def __str__(self) -> str:
        return self.number

    @property
    def rejected_ex(self) -> Decimal:
        """What was claimed and not granted, without VAT."""
        return self.amount_ex - self.granted_ex
