"""Inquiries to several suppliers (询价单), their answers, and which one was chosen."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField, RateField
from chehang.core.models import StoreOwned


class Inquiry(StoreOwned):
    """Parts of which prices are asked, until when, and of whom. The parts manager chooses; whoever asked does not."""

    REASONS = (
        ("shortage", _("Out of stock")),
        ("compare", _("Comparing prices")),
        ("new", _("New part")),
        ("urgent", _("Urgent need")),
    )
    number = models.CharField(_("number"), max_length=40)
    state = models.CharField(_("state"), max_length=12, default="sent")
    reason = models.CharField(_("reason"), max_length=10, choices=REASONS)
    due_on = models.DateField(_("answers until"))
    reference = models.CharField(_("for"), max_length=100, blank=True)
    few_reason = models.CharField(_("why fewer than three suppliers"), max_length=100, blank=True)
    note = models.CharField(_("note"), max_length=1000, blank=True)
    made_at = models.DateTimeField(_("sent"))
    made_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))
    chosen = models.ForeignKey(
        "parties.Supplier", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("chosen supplier")
    )
    chosen_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("chosen by")
    )
    choice_reason = models.CharField(_("why this one"), max_length=1000, blank=True)
    order = models.ForeignKey(
        "purchasing.Order", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("order")
    )

    class Meta:
        verbose_name = _("inquiry")
        indexes = [models.Index(fields=["store", "state", "due_on"], name="inquiry_open")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="inquiry_number"),
            models.CheckConstraint(
                condition=~Q(state="awarded")
                | Q(chosen__isnull=False, chosen_by__isnull=False) & ~Q(chosen_by=F("made_by")),
                name="inquiry_two_people",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class InquiryLine(StoreOwned):
    """A part that is asked for. Never changed."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="lines", verbose_name=_("inquiry"))
    n = models.IntegerField(_("line"))
    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    part_no = models.CharField(_("part number"), max_length=60)
    part_name = models.CharField(_("name"), max_length=100)
    quantity = QuantityField(_("quantity"))
    target_inc = MoneyField(_("target price with VAT"), default=Decimal(0))

    class Meta:
        verbose_name = _("inquiry line")
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "n"], name="inquiry_line_n"),
            models.CheckConstraint(condition=Q(quantity__gt=0, target_inc__gte=0), name="inquiry_line_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.part_no} × {self.quantity:f}"


class Invitation(StoreOwned):
    """A supplier who was asked, and when the answer came."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="invited", verbose_name=_("inquiry"))
    supplier = models.ForeignKey(
        "parties.Supplier", on_delete=models.PROTECT, related_name="+", verbose_name=_("supplier")
    )
    answered_at = models.DateTimeField(_("answered"), null=True)

    class Meta:
        verbose_name = _("invitation")
        constraints = [models.UniqueConstraint(fields=["inquiry", "supplier"], name="invitation_once")]


class Offer(StoreOwned):
    """A supplier's answer on a line. ``landed_ex`` is what a unit would cost the store without the VAT it gets back (yuan).

    A corrected answer replaces the earlier one while nobody has chosen yet.
    """

    INVOICES = (
        ("special", _("Special VAT invoice")),
        ("plain", _("Plain invoice")),
        ("none", _("No invoice")),
    )
    line = models.ForeignKey(
        InquiryLine, on_delete=models.PROTECT, related_name="offers", verbose_name=_("inquiry line")
    )
    supplier = models.ForeignKey(
        "parties.Supplier", on_delete=models.PROTECT, related_name="+", verbose_name=_("supplier")
    )
    price_inc = MoneyField(_("price with VAT"))
    tax_rate = RateField(_("VAT rate"))
    invoice = models.CharField(_("invoice"), max_length=10, choices=INVOICES)
    freight_ex = MoneyField(_("freight of the line without VAT"), default=Decimal(0))
    least = QuantityField(_("least order"), default=Decimal(1))
    lead_days = models.IntegerField(_("days until delivery"))
    in_stock = models.BooleanField(_("in stock"), default=False)
    valid_until = models.DateField(_("valid until"))
    landed_ex = MoneyField(_("comparable cost"))
    entered_at = models.DateTimeField(_("entered"))
    entered_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("entered by")
    )

    class Meta:
        verbose_name = _("offer")
        constraints = [
            models.UniqueConstraint(fields=["line", "supplier"], name="offer_once"),
            models.CheckConstraint(
                condition=Q(price_inc__gt=0, freight_ex__gte=0, landed_ex__gt=0, lead_days__gte=0),
                name="offer_positive",
            ),
        ]
