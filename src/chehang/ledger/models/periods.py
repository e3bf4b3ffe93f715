"""Accounting periods: calendar months, open → closed → locked."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned


class Period(StoreOwned):
    """One month of the books. ``last_number`` is the last voucher number given in it."""

    year = models.PositiveIntegerField(_("year"))
    month = models.PositiveIntegerField(_("month"))
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("until"))
    state = models.CharField(_("state"), max_length=10, default="open")
    last_number = models.IntegerField(_("last voucher number"), default=0)
    reopening = models.ForeignKey(
        "ledger.Reopening", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("last reopening")
    )

    class Meta:
        verbose_name = _("period")
        constraints = [
            models.UniqueConstraint(fields=["store", "year", "month"], name="period_month"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="period_is_a_month"),
            models.CheckConstraint(condition=Q(state__in=["open", "closed", "locked"]), name="period_state"),
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"

    @staticmethod
    def following(year: int, month: int) -> date:
        """The first day of the month after."""
        return date(year + month // 12, month % 12 + 1, 1)


class Reopening(StoreOwned):
    """A closed month is opened again only when a second person agrees; who, why and when stay, also of a no."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="reopenings", verbose_name=_("period"))
    reason = models.CharField(_("reason"), max_length=1000)
    requested_by_id = models.BigIntegerField()
    requested_by_name = models.CharField(_("asked by"), max_length=100)
    requested_at = models.DateTimeField(_("asked"))
    approved_by_id = models.BigIntegerField(null=True)
    approved_by_name = models.CharField(_("agreed by"), max_length=100, blank=True)
    approved_at = models.DateTimeField(_("agreed"), null=True)
    declined_at = models.DateTimeField(_("turned down"), null=True)
    declined_by_name = models.CharField(_("turned down by"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("reopening")
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by_id=None) | ~Q(approved_by_id=F("requested_by_id")), name="reopening_two_people"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="reopening_reason"),
            models.CheckConstraint(condition=Q(approved_by_id=None) | Q(declined_at=None), name="reopening_yes_or_no"),
            models.UniqueConstraint(
                fields=["period"], condition=Q(approved_by_id=None, declined_at=None), name="reopening_one_request"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.reason}"
