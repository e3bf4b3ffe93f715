"""Cases of tax inspection and audit with the log of what was asked for and given."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned


class InspectionKind(models.TextChoices):
    """Who looks into the books."""

    TAX = "tax", _("Tax inspection")
    AUDIT = "audit", _("Audit")
    OWNER = "owner", _("Owners' audit")


class Inspection(StoreOwned):
    """An inspection (税务检查/审计): who, about what, which months. While it is open its auditor may read the books of these months, and nothing else."""

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=InspectionKind)
    authority = models.CharField(_("authority"), max_length=100)
    subject = models.CharField(_("subject"), max_length=200)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    auditor = models.ForeignKey("org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("auditor"))  # fmt: skip
    opened_on = models.DateField(_("opened"))
    closed_on = models.DateField(_("closed"), null=True)
    state = models.CharField(_("state"), max_length=10, default="open")
    conclusion = models.CharField(_("conclusion"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("inspection")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="inspection_number"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="inspection_days"),
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None)
                | (Q(state="closed", closed_on__isnull=False) & ~Q(conclusion="")),
                name="inspection_closed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.authority}"


class InspectionRequest(StoreOwned):
    """What was asked for, until when, and what was given."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="requests", verbose_name=_("inspection"))  # fmt: skip
    n = models.PositiveIntegerField(_("No."))
    asked = models.CharField(_("asked for"), max_length=1000)
    asked_on = models.DateField(_("asked on"))
    due = models.DateField(_("due"))
    given = models.CharField(_("what was given"), max_length=1000, blank=True)
    given_on = models.DateField(_("given on"), null=True)
    given_by = models.ForeignKey("org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("given by"))  # fmt: skip

    class Meta:
        verbose_name = _("request of an inspection")
        constraints = [
            models.UniqueConstraint(fields=["inspection", "n"], name="inspection_request_place"),
            models.CheckConstraint(
                condition=Q(given_on=None, given="")
                | (Q(given_on__isnull=False, given_by__isnull=False) & ~Q(given="")),
                name="inspection_request_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspection_id}-{self.n}"
