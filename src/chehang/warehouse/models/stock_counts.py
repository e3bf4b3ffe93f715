"""The stock count (盘点单): what the shelves hold, against what the goods book says."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField, UnitCostField
from chehang.core.models import StoreOwned
from chehang.core.money import ZERO

from ..kinds import CountCause, CountScope


class StockCount(StoreOwned):
    """A count of a scope. ``frozen``: its bins are locked meanwhile; otherwise goods go on moving and each line is compared
    with the book of the moment it was counted. Amounts are yuan without VAT.
    """

    number = models.CharField(_("number"), max_length=40)
    scope = models.CharField(_("scope"), max_length=10, choices=CountScope)
    zone = models.CharField(_("zone"), max_length=10, blank=True)
    place = models.ForeignKey("stock.Bin", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("bin"))
    frozen = models.BooleanField(_("bins are locked while counting"), default=False)
    planned_on = models.DateField(_("planned for"))
    state = models.CharField(_("state"), max_length=12, default="planned")
    planned_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("planned by")
    )
    began_at = models.DateTimeField(_("begun"), null=True)
    book_value = MoneyField(_("book value"), default=Decimal(0))
    gain = MoneyField(_("gain"), default=Decimal(0))
    loss = MoneyField(_("loss"), default=Decimal(0))
    witness = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("finance witness")
    )
    witnessed_at = models.DateTimeField(_("witnessed"), null=True)
    sampled_value = MoneyField(_("value sampled by finance"), default=Decimal(0))
    posted_at = models.DateTimeField(_("posted"), null=True)

    class Meta:
        verbose_name = _("stock count")
        indexes = [models.Index(fields=["store", "state", "-id"], name="stock_count_open")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="stock_count_number"),
            models.CheckConstraint(condition=Q(scope__in=CountScope.values), name="stock_count_scope"),
            models.CheckConstraint(
                condition=Q(gain__gte=0, loss__gte=0, sampled_value__gte=0), name="stock_count_sign"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "posted"]) | Q(witness__isnull=False), name="stock_count_witnessed"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def accuracy(self) -> Decimal | None:
        """Absolute accuracy by value: 1 − (gain + loss) ÷ book."""
        return 1 - (self.gain + self.loss) / self.book_value if self.book_value else None

    @property
    def net_accuracy(self) -> Decimal | None:
        """1 − |gain − loss| ÷ book."""
        return 1 - abs(self.gain - self.loss) / self.book_value if self.book_value else None

    @property
    def weight(self) -> Decimal:
        """What approval limits are compared with: the larger of gain and loss, so that a gain cannot hide a loss."""
        return max(self.gain, self.loss)


class StockCountLine(StoreOwned):
    """A part in a bin. ``book`` is what the goods book said when it was counted last; the counters never see it.

    A second person counts where the first differs too much, a third where these two disagree; ``found`` is what holds.
    """

    count = models.ForeignKey(StockCount, on_delete=models.PROTECT, related_name="lines", verbose_name=_("stock count"))
    n = models.PositiveIntegerField(_("line"))
    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    part_no = models.CharField(_("part number"), max_length=60)
    part_name = models.CharField(_("name"), max_length=100)
    unit = models.CharField(_("unit"), max_length=10)
    abc = models.CharField(_("class"), max_length=1)
    bin = models.ForeignKey("stock.Bin", on_delete=models.PROTECT, related_name="+", verbose_name=_("bin"))
    lot = models.ForeignKey("stock.Lot", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("batch"))
    book = QuantityField(_("book"), default=Decimal(0))
    cost = UnitCostField(_("cost per unit"), default=Decimal(0))
    first = QuantityField(_("first count"), null=True)
    first_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("first counter")
    )
    second = QuantityField(_("second count"), null=True)
    second_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("second counter")
    )
    third = QuantityField(_("third count"), null=True)
    third_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("third counter")
    )
    again = models.BooleanField(_("to be counted again"), default=False)
    found = QuantityField(_("counted"), null=True)
    amount = MoneyField(_("amount"), default=Decimal(0))
    cause = models.CharField(_("cause"), max_length=12, choices=CountCause, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    responsible = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible")
    )
    recovered = MoneyField(_("to be paid by the responsible"), default=Decimal(0))
    witnessed = QuantityField(_("sampled by finance"), null=True)

    class Meta:
        verbose_name = _("counted line")
        constraints = [
            models.UniqueConstraint(fields=["count", "n"], name="stock_count_line_n"),
            models.UniqueConstraint(
                F("count"), F("part"), F("bin"), Coalesce(F("lot"), Value(0)), name="stock_count_line_place"
            ),
            models.CheckConstraint(
                condition=Q(book__gte=0)
                & (Q(first=None) | Q(first__gte=0))
                & (Q(second=None) | Q(second__gte=0))
                & (Q(third=None) | Q(third__gte=0)),
                name="stock_count_line_sign",
            ),
            models.CheckConstraint(
                condition=Q(second_by=None) | (Q(first_by__isnull=False) & ~Q(second_by=F("first_by"))),
                name="stock_count_second_person",
            ),
            models.CheckConstraint(
                condition=Q(third_by=None)
                | (Q(second_by__isnull=False) & ~Q(third_by=F("first_by")) & ~Q(third_by=F("second_by"))),
                name="stock_count_third_person",
            ),
            models.CheckConstraint(condition=Q(cause="") | Q(cause__in=CountCause.values), name="stock_count_cause"),
            models.CheckConstraint(
                condition=Q(recovered=0) | Q(recovered__gt=0, responsible__isnull=False), name="stock_count_recovered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bin.code} {self.part_no}"

    @property
    def difference(self) -> Decimal:
        """Counted less book; nothing while it is not known."""
        return ZERO if self.found is None else self.found - self.book

    @property
    def round(self) -> int:
        """Which count it waits for: 1, 2 or 3; 0 when it is done."""
        if self.first is None:
            return 1
        if not self.again:
            return 0
        return 2 if self.second is None else 3
