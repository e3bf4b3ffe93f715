"""The opening of a store: its day, the files it brought, and what was entered from them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned

KINDS = (
    ("staff", _("Employees")),
    ("bins", _("Bins")),
    ("suppliers", _("Suppliers")),
    ("customers", _("Customers")),
    ("cars", _("Vehicles of customers")),
    ("stock", _("Goods in stock")),
    ("orders", _("Open purchase orders")),
    ("receivables", _("Open receivables")),
    ("deposits", _("Deposits of customers")),
    ("packages", _("Packages and stored value")),
    ("payables", _("Open payables")),
    ("assets", _("Fixed assets")),
    ("balances", _("Balances of accounts")),
)


class Opening(StoreOwned):
    """The opening of a store's books, once: all opening vouchers and goods bear its ``day``.

    ``checked`` keeps the check list as it stood when the closing was asked for.
    """

    day = models.DateField(_("opening day"))
    state = models.CharField(_("state"), max_length=10, default="open")
    begun_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("begun by"))
    begun_at = models.DateTimeField(_("begun"))
    asked_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked"), null=True)
    closed_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("closed by")
    )
    closed_at = models.DateTimeField(_("closed"), null=True)
    checked = models.JSONField(_("check list"), default=list)

    class Meta:
        verbose_name = _("opening")
        constraints = [
            models.UniqueConstraint(fields=["store"], name="opening_once"),
            models.CheckConstraint(
                condition=Q(closed_by=None) | (Q(asked_by__isnull=False) & ~Q(closed_by=F("asked_by"))),
                name="opening_two_people",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_by__isnull=False, closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_by=None, closed_at=None)),
                name="opening_closed_by",
            ),
        ]

    def __str__(self) -> str:
        return str(self.day)


class OpeningFile(StoreOwned):
    """A file of opening data as it came. Master data may come before the opening day is chosen. Where it tells of people its content is dropped once it is entered; the digest stays."""

    opening = models.ForeignKey(
        Opening, null=True, on_delete=models.PROTECT, related_name="files", verbose_name=_("opening")
    )
    kind = models.CharField(_("kind of data"), max_length=20, choices=KINDS)
    name = models.CharField(_("file"), max_length=120)
    sha256 = models.CharField(_("digest"), max_length=64)
    content = models.BinaryField()
    state = models.CharField(_("state"), max_length=10, default="brought")
    brought_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("imported by")
    )
    brought_at = models.DateTimeField(_("brought"))
    entered_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("entered by")
    )
    entered_at = models.DateTimeField(_("entered at"), null=True)
    rows = models.PositiveIntegerField(_("rows entered"), default=0)
    amount = MoneyField(_("amount"), default=0)

    class Meta:
        verbose_name = _("opening file")
        indexes = [models.Index(fields=["store", "kind", "state"], name="opening_file_kind")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="entered", entered_by__isnull=False, entered_at__isnull=False)
                | (~Q(state="entered") & Q(entered_by=None, entered_at=None)),
                name="opening_file_entered_by",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OpeningItem(StoreOwned):
    """A thing that came in by a file. ``key`` is the digest of what makes it the same thing, ``digest`` that of all its cells.

    The same thing in a later file is known by it: entered once. ``target`` is the row that was made of it, ``amount`` what
    it did to the money book (debit positive; of a stated balance what the old books said). Never changed.
    """

    file = models.ForeignKey(OpeningFile, on_delete=models.PROTECT, related_name="items", verbose_name=_("file"))
    kind = models.CharField(_("kind of data"), max_length=20, choices=KINDS)
    key = models.CharField(max_length=32)
    digest = models.CharField(max_length=32)
    row_no = models.PositiveIntegerField(_("row"))
    target = models.BigIntegerField(default=0)
    amount = MoneyField(_("amount"), default=0)

    class Meta:
        verbose_name = _("opening item")
        constraints = [models.UniqueConstraint(fields=["store", "kind", "key"], name="opening_item_once")]
