"""The tables of contracts."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned

SIGNED = ["running", "ended"]


class ContractKind(models.TextChoices):
    """What a contract is about (management.md §9.5)."""

    PURCHASE = "purchase", _("Purchase")
    SERVICE = "service", _("Service contract")
    OUTLET = "outlet", _("Secondary outlet")
    LEASE = "lease", _("Lease")
    BANK = "bank", _("Bank")
    INSURANCE = "insurance", _("Insurance cooperation")
    MEDIA = "media", _("Advertising")
    OTHER = "other", _("Other contract")


class Contract(StoreOwned):
    """An agreement with a party. ``amount`` with VAT; without ``ends_on`` it runs until it is ended."""

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=ContractKind)
    title = models.CharField(_("contract"), max_length=100)
    party = models.CharField(_("party"), max_length=100)
    party_number = models.CharField(_("number of the party"), max_length=60, blank=True)
    amount = MoneyField(_("amount with VAT"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True)
    terms = models.CharField(_("terms"), max_length=1000, blank=True)
    owner = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible person")
    )
    state = models.CharField(_("state"), max_length=10, default="draft")
    approved_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("approved by")
    )
    signed_on = models.DateField(_("signed on"), null=True)

    class Meta:
        verbose_name = _("contract")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="contract_number"),
            models.CheckConstraint(condition=Q(kind__in=ContractKind.values), name="contract_kind"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="contract_amount"),
            models.CheckConstraint(condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="contract_dates"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("owner")), name="contract_approved_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=SIGNED) | Q(approved_by__isnull=False, signed_on__isnull=False),
                name="contract_signed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Milestone(StoreOwned):
    """What has to happen under a contract by a day; money that falls due with it."""

    contract = models.ForeignKey(
        Contract, on_delete=models.PROTECT, related_name="milestones", verbose_name=_("contract")
    )
    n = models.PositiveIntegerField(_("line"))
    title = models.CharField(_("milestone"), max_length=100)
    due = models.DateField(_("due"))
    amount = MoneyField(_("amount with VAT"), default=0)
    done_on = models.DateField(_("done on"), null=True)
    result = models.CharField(_("result"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("milestone")
        constraints = [
            models.UniqueConstraint(fields=["contract", "n"], name="milestone_line"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="milestone_amount"),
        ]

    def __str__(self) -> str:
        return self.title
