"""The exceptions of a month as the finance manager saw and signed them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned
from chehang.ledger.models import Period


class ExceptionReport(StoreOwned):
    """What was out of the ordinary in a month (FI1), with what was found about it. Never changed; ``items`` are kind, text, who, link."""

    number = models.CharField(_("number"), max_length=40)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+", verbose_name=_("month"))
    items = models.JSONField(_("items"), default=list)
    count = models.PositiveIntegerField(_("exceptions"))
    finding = models.CharField(_("what was found"), max_length=1000)
    signed_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("signed by"))  # fmt: skip
    signed_at = models.DateTimeField(_("signed"))

    class Meta:
        verbose_name = _("exception report")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="exception_report_number"),
            models.CheckConstraint(condition=~Q(finding=""), name="exception_report_found"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.period}"
