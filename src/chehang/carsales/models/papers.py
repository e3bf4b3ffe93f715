"""What was done for the buyer about his car: policies, tax, plates, the bank."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, RateField
from chehang.core.models import StoreOwned
from chehang.org.models import Store

from ..kinds import PaperKind, Way
from .cars import Car
from .deals import Deal


class DealPaper(StoreOwned):
    """A policy, a tax receipt, a plate, a step of the mortgage: its number, by whom, from and until when. Yuan. Never changed."""

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(_("kind"), max_length=10, choices=PaperKind)
    number = models.CharField(_("number"), max_length=40)
    party = models.CharField(_("issued by"), max_length=100)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True)
    amount = MoneyField(_("amount"), default=0)
    commission_rate = RateField(_("commission rate"), default=0)
    note = models.CharField(_("note"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"))
    employee_id = models.BigIntegerField()
    employee_name = models.CharField(_("recorded by"), max_length=100)

    class Meta:
        verbose_name = _("paper of a car deal")
        constraints = [
            models.UniqueConstraint(fields=["store", "kind", "number"], name="dealpaper_number"),
            models.CheckConstraint(condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="dealpaper_days"),
            models.CheckConstraint(condition=Q(amount__gte=0) & ~Q(number=""), name="dealpaper_sign"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class CarTransfer(StoreOwned):
    """A car goes to another store of the group that pays tax with this one: a paper in each store, one the mirror of the other (I31).

    ``cost`` is the car's own; between both stores it stands on the internal balance (P14). ``car`` is this store's row of it."""

    number = models.CharField(_("number"), max_length=24)
    side = models.CharField(_("direction"), max_length=3, choices=Way)
    other = models.ForeignKey(Store, on_delete=models.PROTECT, related_name="+", verbose_name=_("other store"))
    twin = models.BigIntegerField(default=0)
    twin_number = models.CharField(_("number there"), max_length=24, blank=True)
    car = models.ForeignKey(Car, on_delete=models.PROTECT, related_name="transfers", verbose_name=_("car"))
    cost = MoneyField(_("cost"))
    reason = models.CharField(_("reason"), max_length=200)
    sent_at = models.DateTimeField(_("sent"))
    sent_by_name = models.CharField(_("sent by"), max_length=100)
    received_at = models.DateTimeField(_("received"), null=True)

    class Meta:
        verbose_name = _("transfer of a car")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="cartransfer_number"),
            models.CheckConstraint(condition=Q(cost__gt=0), name="cartransfer_cost"),
            models.CheckConstraint(
                condition=Q(received_at=None) | Q(received_at__gte=F("sent_at")), name="cartransfer_times"
            ),
        ]

    def __str__(self) -> str:
        return self.number
