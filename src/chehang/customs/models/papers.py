"""The papers of a batch, and what each says line by line."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned

from ..kinds import PaperKind
from .shipments import Shipment


class ImportPaper(StoreOwned):
    """One paper of the checklist. It is there once its file is kept (by hash), and true once another person has verified it."""

    shipment = models.ForeignKey(
        Shipment, on_delete=models.PROTECT, related_name="papers", verbose_name=_("import batch")
    )
    kind = models.CharField(_("paper"), max_length=12, choices=PaperKind)
    required = models.BooleanField(_("required"), default=True)
    number = models.CharField(_("number"), max_length=60, blank=True)
    sha256 = models.CharField(_("file"), max_length=64, blank=True)
    kept_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("kept by")
    )
    kept_at = models.DateTimeField(_("kept at"), null=True)
    verified_by = models.ForeignKey(
        "org.Employee",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("checked against the file by"),
    )
    verified_at = models.DateTimeField(_("verified at"), null=True)

    class Meta:
        verbose_name = _("import paper")
        constraints = [
            models.UniqueConstraint(fields=["shipment", "kind"], name="import_paper_once"),
            models.CheckConstraint(
                condition=Q(verified_by=None) | (~Q(verified_by=F("kept_by")) & ~Q(kept_by=None)),
                name="import_paper_two_people",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class PaperLine(StoreOwned):
    """What a paper says of a part. ``explanation`` is why it may differ from the declaration."""

    paper = models.ForeignKey(
        ImportPaper, on_delete=models.PROTECT, related_name="lines", verbose_name=_("import paper")
    )
    part_no = models.CharField(_("part number"), max_length=60)
    quantity = QuantityField(_("quantity"), null=True)
    amount = MoneyField(_("amount in currency"), null=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    net_kg = QuantityField(_("net weight kg"), null=True)
    origin = models.CharField(_("country of origin"), max_length=3, blank=True)
    explanation = models.CharField(_("explanation"), max_length=1000, blank=True)
    explained_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("explained by")
    )

    class Meta:
        verbose_name = _("line of an import paper")
        constraints = [models.UniqueConstraint(fields=["paper", "part_no"], name="import_paper_part_once")]
