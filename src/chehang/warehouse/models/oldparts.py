"""Old parts that the house keeps for others: the maker, the supplier of a remanufactured part, the customer."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned


class OldPart(StoreOwned):
    """One old part with its tag (旧件): what it is, from which car and document, where it lies, until when it is kept and what became of it.

    It has no value in the books until somebody credits it. ``kind`` says for whom it is kept.
    """

    KINDS = (
        ("warranty", _("Warranty, for the maker")),
        ("core", _("Core, for the supplier")),
        ("customer", _("For the customer")),
    )
    number = models.CharField(_("tag"), max_length=24)
    kind = models.CharField(_("kept for"), max_length=10, choices=KINDS)
    state = models.CharField(_("state"), max_length=10, default="kept")
    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    quantity = QuantityField(_("quantity"))
    vin = models.CharField(_("VIN"), max_length=17, blank=True)
    source_number = models.CharField(_("work order, claim or sale"), max_length=40)
    owner_name = models.CharField(_("whose"), max_length=100, blank=True)
    place = models.ForeignKey("stock.Bin", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("bin"))
    kept_at = models.DateTimeField(_("taken in"))
    kept_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("taken in by")
    )
    keep_until = models.DateField(_("keep until"))
    supplier = models.ForeignKey(
        "parties.Supplier", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("sent to")
    )
    waybill = models.CharField(_("waybill"), max_length=60, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    credited_ex = MoneyField(_("credited without VAT"), default=Decimal(0))
    ended_at = models.DateTimeField(_("ended"), null=True)
    ended_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("ended by")
    )
    outcome = models.CharField(_("outcome"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("old part")
        indexes = [models.Index(fields=["store", "state", "keep_until"], name="old_part_open")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="old_part_number"),
            models.CheckConstraint(condition=Q(quantity__gt=0, credited_ex__gte=0), name="old_part_sign"),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "credited", "refused"])
                | Q(supplier__isnull=False, sent_at__isnull=False),
                name="old_part_sent_to",
            ),
            models.CheckConstraint(condition=Q(credited_ex=0) | Q(state="credited"), name="old_part_credited"),
            models.CheckConstraint(
                condition=Q(state__in=["kept", "sent"])
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(outcome="")),
                name="old_part_ended",
            ),
        ]

    def __str__(self) -> str:
        return self.number
