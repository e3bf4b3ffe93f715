"""What the maker is asked to bear of a campaign."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned

from .campaigns import Campaign


class CofundClaim(StoreOwned):
    """A claim on the maker (厂家市场补贴): what was asked for, what was granted, when the money came."""

    campaign = models.OneToOneField(
        Campaign, on_delete=models.PROTECT, related_name="claim", verbose_name=_("campaign")
    )
    amount = MoneyField(_("claimed from the maker"))
    claimed_on = models.DateField(_("claimed on"))
    state = models.CharField(_("state"), max_length=10, default="claimed")
    granted = MoneyField(_("granted"), default=Decimal(0))
    answer = models.CharField(_("answer of the maker"), max_length=1000, blank=True)
    received_on = models.DateField(_("money came on"), null=True)
    reference = models.CharField(_("bank reference"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("co-fund claim")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="cofund_amount"),
            models.CheckConstraint(condition=Q(granted__gte=0, granted__lte=F("amount")), name="cofund_granted"),
            models.CheckConstraint(
                condition=~Q(state="received") | Q(received_on__isnull=False), name="cofund_received"
            ),
        ]

    def __str__(self) -> str:
        return str(self.campaign)
