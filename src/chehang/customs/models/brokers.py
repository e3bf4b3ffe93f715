"""Customs brokers and the talk with them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import QuantityField, RateField
from chehang.core.models import StoreOwned

from .shipments import Shipment


class Broker(StoreOwned):
    """A broker (报关行) with licence and contact."""

    name = models.CharField(_("name"), max_length=100)
    licence = models.CharField(_("licence"), max_length=40, blank=True)
    contact = models.CharField(_("contact"), max_length=60)
    phone = models.CharField(_("phone"), max_length=30)
    fees = models.CharField(_("fee card"), max_length=500, blank=True)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("broker")
        constraints = [models.UniqueConstraint(fields=["store", "name"], name="broker_name_once")]

    def __str__(self) -> str:
        return self.name


class BrokerMessage(StoreOwned):
    """One message in either direction about a batch. Never changed."""

    shipment = models.ForeignKey(
        Shipment, on_delete=models.PROTECT, related_name="messages", verbose_name=_("import batch")
    )
    broker = models.ForeignKey(Broker, on_delete=models.PROTECT, related_name="messages", verbose_name=_("broker"))
    to_broker = models.BooleanField(_("to the broker"), default=True)
    text = models.CharField(_("message"), max_length=1000)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("message with a broker")


class BrokerEvaluation(StoreOwned):
    """A broker's quarter as the parts manager judged it (季度评价), with the figures as they stood. Never changed."""

    VERDICTS = (("keep", _("Goes on")), ("improve", _("Has to improve")), ("replace", _("To be replaced")))
    broker = models.ForeignKey(Broker, on_delete=models.PROTECT, related_name="evaluations", verbose_name=_("broker"))
    quarter = models.CharField(_("quarter"), max_length=7)
    batches = models.PositiveIntegerField(_("batches"))
    first_pass = RateField(_("passed at once"), null=True)
    clearance = QuantityField(_("days to clear"), null=True)
    amended = RateField(_("declarations amended"), null=True)
    cost_index = RateField(_("fees against all brokers"), null=True)
    verdict = models.CharField(_("verdict"), max_length=8, choices=VERDICTS)
    note = models.CharField(_("note"), max_length=1000)
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("evaluation of a broker")
        constraints = [
            models.UniqueConstraint(fields=["broker", "quarter"], name="broker_evaluated_once"),
            models.CheckConstraint(condition=models.Q(batches__gt=0), name="broker_evaluated_batches"),
        ]

    def __str__(self) -> str:
        return f"{self.broker} {self.quarter}"
