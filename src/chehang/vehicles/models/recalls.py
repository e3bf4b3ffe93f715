"""Recalls: what the maker calls back, which cars it concerns, and what their owners were told."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned

from ..kinds import Answer, RecallKind, Way
from .cars import Vehicle


class Recall(StoreOwned):
    """A recall or a campaign of the maker. While ``stop_sale`` holds, a car with it open must not be sold
    (缺陷汽车产品召回管理条例 §11, §17)."""

    code = models.CharField(_("maker's number"), max_length=40)
    title = models.CharField(_("title"), max_length=100)
    kind = models.CharField(_("kind"), max_length=10, choices=RecallKind)
    announced_on = models.DateField(_("announced on"))
    content = models.TextField(_("what is done"), blank=True)
    stop_sale = models.BooleanField(_("stop sale"), default=True)

    class Meta:
        verbose_name = _("recall")
        constraints = [
            models.UniqueConstraint(fields=["store", "code"], name="recall_once"),
            models.CheckConstraint(condition=Q(kind__in=RecallKind.values), name="recall_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class RecallCar(StoreOwned):
    """A car of a recall's list: open until the work is done, or the car is known to be gone."""

    PERSONAL_FIELDS = ("vin",)
    recall = models.ForeignKey(Recall, on_delete=models.PROTECT, related_name="cars")
    vin = models.CharField(_("VIN"), max_length=17)
    vehicle = models.ForeignKey(Vehicle, null=True, on_delete=models.PROTECT, related_name="recalls")
    state = models.CharField(max_length=10, default="open")
    done_on = models.DateField(null=True)
    document = models.CharField(max_length=60, blank=True)
    object_id = models.BigIntegerField(default=0)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("car of a recall")
        constraints = [
            models.UniqueConstraint(fields=["recall", "vin"], name="recall_car_once"),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False) | (~Q(state="done") & Q(done_on=None)),
                name="recall_car_done",
            ),
        ]
        indexes = [models.Index(fields=["store", "vin"], name="recall_car_vin")]

    def __str__(self) -> str:
        return f"{self.recall.code} {self.vin}"


class RecallContact(StoreOwned):
    """An owner was spoken to about a recall. Never changed."""

    car = models.ForeignKey(RecallCar, on_delete=models.PROTECT, related_name="contacts")
    at = models.DateTimeField()
    way = models.CharField(max_length=10, choices=Way)
    answer = models.CharField(max_length=12, choices=Answer)
    note = models.CharField(max_length=200, blank=True)
    employee_id = models.BigIntegerField()
    employee_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("contact about a recall")
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values, answer__in=Answer.values), name="recall_contact"),
        ]
