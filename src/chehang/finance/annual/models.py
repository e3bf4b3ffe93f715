"""The annual accounts of a year."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned


class AnnualAccounts(StoreOwned):
    """年终决算: four statements of a year with their notes, a version of its own each time it is drafted; signed by a second person.

    ``statements`` are title and rows, ``notes`` title and text.
    """

    year = models.PositiveIntegerField(_("year"))
    version = models.PositiveIntegerField(_("version"))
    statements = models.JSONField(_("statements"))
    notes = models.JSONField(_("notes"))
    state = models.CharField(_("state"), max_length=10, default="draft")
    author = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("made by"))
    made_at = models.DateTimeField(_("made"))
    signed_by = models.ForeignKey("org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("signed by"))  # fmt: skip
    signed_at = models.DateTimeField(_("signed"), null=True)

    class Meta:
        verbose_name = _("annual accounts")
        constraints = [
            models.UniqueConstraint(fields=["store", "year", "version"], name="annual_accounts_version"),
            models.CheckConstraint(condition=Q(signed_by=None) | ~Q(signed_by=F("author")), name="annual_accounts_two"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(signed_by__isnull=False), name="annual_accounts_signed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} V{self.version}"
