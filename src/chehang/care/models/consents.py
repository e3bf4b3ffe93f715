"""What a person agreed to, and what was sent to him."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned
from chehang.parties.models import Customer

from ..kinds import Channel, Purpose


class Consent(StoreOwned):
    """A yes or a no of a person to a purpose, with its moment and proof. The last one counts; none is ever changed."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+", verbose_name=_("customer"))
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose)
    given = models.BooleanField(_("agreed"))
    at = models.DateTimeField(_("time"))
    channel = models.CharField(_("by"), max_length=8, choices=Channel)
    proof = models.CharField(_("proof"), max_length=200)
    until = models.DateField(_("until"), null=True, blank=True)
    by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )

    class Meta:
        verbose_name = _("consent")
        indexes = [models.Index(fields=["store", "customer", "purpose", "-id"], name="care_consent_last")]
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=Purpose.values, channel__in=Channel.values), name="care_consent_words"
            ),
            models.CheckConstraint(condition=~Q(proof=""), name="care_consent_proof"),
        ]

    def __str__(self) -> str:
        return f"{self.customer} {self.get_purpose_display()}"


class Outbox(StoreOwned):
    """A message to a customer, written at the moment of sending with the consent that allowed it (``consent`` empty: the
    contract did). Whoever carries messages takes them from here."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+", verbose_name=_("customer"))
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose)
    channel = models.CharField(_("by"), max_length=8, choices=Channel)
    text = models.CharField(_("text"), max_length=1000)
    document = models.CharField(max_length=60, blank=True)
    object_id = models.BigIntegerField(default=0)
    consent = models.ForeignKey(
        Consent, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("consent")
    )
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("message to a customer")
        indexes = [models.Index(fields=["store", "customer", "-id"], name="care_outbox_customer")]
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=Purpose.values, channel__in=Channel.values), name="care_outbox_words"
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=["service", "survey"]) | Q(consent__isnull=False), name="care_outbox_consent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer} {self.at:%Y-%m-%d %H:%M}"
