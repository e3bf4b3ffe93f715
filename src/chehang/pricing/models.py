"""Selling prices and discount limits, dated; earlier ones stay as history. Proposals change many prices at once."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.kinds import Quality
from chehang.catalogue.models import Part
from chehang.core.fields import MoneyField, QuantityField, RateField
from chehang.core.models import StoreOwned
from chehang.core.money import round_half_up
from chehang.org.posts import POSTS
from chehang.parties.models import Customer


class SellingPrice(StoreOwned):
    """The price with VAT of a part for a class of customers from a day on; the highest version of a day counts.

    With ``until`` it is a campaign's price (活动价) and ends after that day: then the price before it holds again. With ``customer`` it
    was agreed with that one alone (协议价).
    """

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    price_class = models.CharField(max_length=10, choices=Customer.CLASSES)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    until = models.DateField(null=True)
    version = models.IntegerField(default=1)
    price_inc = MoneyField()
    reason = models.CharField(max_length=1000)
    set_by_id = models.BigIntegerField()
    set_by_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("selling price")
        constraints = [
            models.UniqueConstraint(
                fields=["store", "part", "price_class", "valid_from", "version"],
                condition=models.Q(customer=None),
                name="selling_price_once",
            ),
            models.UniqueConstraint(
                fields=["customer", "part", "valid_from", "version"],
                condition=models.Q(customer__isnull=False),
                name="selling_price_agreed_once",
            ),
            models.CheckConstraint(condition=models.Q(price_inc__gt=0), name="selling_price_positive"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("valid_from")), name="selling_price_until"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.price_class} {self.valid_from}"


class Kit(StoreOwned):
    """Parts that are sold together at one price with VAT, from a day on; the highest version of a day counts, a price of 0 ends it.

    What belongs to it stands in its lines and stays what it was when the price was named.
    """

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    version = models.IntegerField(default=1)
    price_inc = MoneyField()
    reason = models.CharField(max_length=1000)
    set_by_id = models.BigIntegerField()
    set_by_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("kit")
        constraints = [
            models.UniqueConstraint(fields=["store", "part", "valid_from", "version"], name="kit_once"),
            models.CheckConstraint(condition=models.Q(price_inc__gte=0), name="kit_price"),
        ]

    def __str__(self) -> str:
        return f"{self.part.display_no} {self.part.name_cn}"

    @property
    def contents(self) -> str:
        """Its parts in words."""
        return ", ".join(str(x) for x in self.lines.select_related("part").order_by("n"))


class KitLine(StoreOwned):
    """So many of a part in one kit."""

    kit = models.ForeignKey(Kit, on_delete=models.PROTECT, related_name="lines")
    n = models.IntegerField()
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    quantity = QuantityField()

    class Meta:
        verbose_name = _("part of a kit")
        constraints = [
            models.UniqueConstraint(fields=["kit", "part"], name="kit_line_once"),
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="kit_line_quantity"),
        ]

    def __str__(self) -> str:
        return f"{self.part.display_no} × {self.quantity.normalize():f}"


class DiscountLimit(StoreOwned):
    """How much a post may take off a price from a day on (a fraction: 0.05 is five per cent)."""

    post = models.CharField(max_length=40)
    valid_from = models.DateField()
    version = models.IntegerField(default=1)
    limit = RateField()

    class Meta:
        verbose_name = _("discount limit")
        constraints = [
            models.UniqueConstraint(fields=["store", "post", "valid_from", "version"], name="discount_limit_once"),
            models.CheckConstraint(condition=models.Q(limit__gte=0, limit__lte=1), name="discount_limit_range"),
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.limit}"

    @property
    def post_title(self) -> str:
        """The post's word."""
        return str(POSTS[self.post].title)


TRIGGERS = (
    ("market", _("The market asks another price")),
    ("maker", _("The maker changed its price")),
    ("supplier", _("A supplier offers another price")),
    ("cost", _("Our cost changed")),
    ("customer", _("Customers ask for it")),
)
MEASURES = (
    ("keep", _("Keep as it is")),
    ("stock_up", _("Stock up before")),
    ("clear", _("Sell off")),
    ("promote", _("Promote")),
)


class Basis(models.TextChoices):
    """What a proposed price is worked out from."""

    BANDS = "bands", _("Cost with the usual markup of its price band")
    COST = "cost", _("Average cost")
    LIST = "list", _("Supplier's list price")
    NET = "net", _("Supplier's net price")
    PRESENT = "present", _("Present price")


class PriceProposal(StoreOwned):
    """Prices of many parts to be changed together (调价建议单): worked out by a rule, decided by a second person."""

    number = models.CharField(max_length=24, blank=True)
    price_class = models.CharField(max_length=10, choices=Customer.CLASSES)
    valid_from = models.DateField()
    state = models.CharField(max_length=20, default="draft")
    basis = models.CharField(max_length=10, choices=Basis)
    percent = MoneyField(default=0)
    trigger = models.CharField(_("occasion"), max_length=10, choices=TRIGGERS, blank=True, default="")
    measure = models.CharField(_("countermeasure"), max_length=10, choices=MEASURES, blank=True, default="")
    reason = models.CharField(max_length=1000)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()
    made_by_name = models.CharField(max_length=100)
    decided_by_id = models.BigIntegerField(null=True)
    decided_by_name = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = _("price proposal")
        constraints = [
            models.UniqueConstraint(
                fields=["store", "number"], condition=~models.Q(number=""), name="price_proposal_number"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="approved")
                | models.Q(decided_by_id__isnull=False) & ~models.Q(decided_by_id=models.F("made_by_id")),
                name="price_proposal_two_people",
            ),
        ]
        indexes = [models.Index(fields=["store", "state"], name="price_proposal_state")]

    def __str__(self) -> str:
        return self.number or str(_("Price proposal %(n)s") % {"n": self.pk})

    @property
    def rule(self) -> str:
        """The rule in words: the basis and the percentage on it."""
        title = str(Basis(self.basis).label)
        return title if self.basis == Basis.BANDS else f"{title} {self.percent:+.2f} %"


class ProposedPrice(StoreOwned):
    """A part's price as it is (0 if it has none) and as it shall be, both with VAT; the cost is the average ex VAT."""

    proposal = models.ForeignKey(PriceProposal, on_delete=models.CASCADE, related_name="lines")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    old_inc = MoneyField(default=0)
    new_inc = MoneyField()
    cost_ex = MoneyField(null=True)

    class Meta:
        verbose_name = _("proposed price")
        constraints = [
            models.UniqueConstraint(fields=["proposal", "part"], name="proposed_price_once"),
            models.CheckConstraint(condition=models.Q(new_inc__gt=0, old_inc__gte=0), name="proposed_price_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.old_inc} → {self.new_inc}"

    @property
    def change(self) -> Decimal:
        """(new − old) / old as a fraction; 0 for a first price."""
        return (self.new_inc - self.old_inc) / self.old_inc if self.old_inc else Decimal(0)

    @property
    def change_shown(self) -> Decimal:
        """The change to a tenth of a per cent."""
        return round_half_up(self.change, 3)


class MarketPrice(StoreOwned):
    """What somebody else asks for a part (市价采集). Never changed."""

    SOURCES = (
        ("dealer", _("Another dealer")),
        ("market", _("Parts market")),
        ("online", _("Online shop")),
        ("insurer", _("Insurer's assessment")),
    )
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    source = models.CharField(_("source"), max_length=10, choices=SOURCES)
    place = models.CharField(_("where"), max_length=100)
    quality = models.CharField(_("quality"), max_length=16, choices=Quality)
    price_inc = MoneyField(_("price with VAT"))
    seen_on = models.DateField(_("seen on"))
    photo = models.CharField(_("photo"), max_length=64, blank=True)
    noted_at = models.DateTimeField(_("noted"))
    noted_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("noted by"))

    class Meta:
        verbose_name = _("market price")
        indexes = [models.Index(fields=["store", "part", "seen_on"], name="market_price_part")]
        constraints = [models.CheckConstraint(condition=models.Q(price_inc__gt=0), name="market_price_positive")]


class Suggestion(StoreOwned):
    """A selling price that a salesperson suggests, with reasons and comparables; both managers say yes (H15).

    Stock, monthly use, margins and market stand as they were when it was suggested.
    """

    number = models.CharField(_("number"), max_length=24)
    state = models.CharField(_("state"), max_length=12, default="submitted")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    price_class = models.CharField(_("price class"), max_length=10, choices=Customer.CLASSES, default="retail")
    old_inc = MoneyField(_("old price"), default=0)
    new_inc = MoneyField(_("suggested price"))
    valid_from = models.DateField(_("from"))
    trigger = models.CharField(_("occasion"), max_length=10, choices=TRIGGERS)
    measure = models.CharField(_("countermeasure"), max_length=10, choices=MEASURES)
    reason = models.CharField(_("reason"), max_length=1000)
    market_inc = MoneyField(_("median of the market"), null=True)
    observations = models.IntegerField(_("observations"), default=0)
    stock = QuantityField(_("in stock"), default=0)
    monthly = QuantityField(_("used in a month"), default=0)
    cost_ex = MoneyField(_("average cost without VAT"), null=True)
    margin_old = RateField(_("margin before"), null=True)
    margin_new = RateField(_("margin after"), null=True)
    made_at = models.DateTimeField(_("suggested"))
    made_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("suggested by")
    )

    class Meta:
        verbose_name = _("price suggestion")
        indexes = [models.Index(fields=["store", "state", "part"], name="suggestion_open")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="suggestion_number"),
            models.UniqueConstraint(
                fields=["store", "part", "price_class"],
                condition=models.Q(state="submitted"),
                name="suggestion_one_open",
            ),
            models.CheckConstraint(condition=models.Q(new_inc__gt=0, old_inc__gte=0), name="suggestion_positive"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def change(self) -> Decimal:
        """(new − old) / old; 0 for a first price."""
        return round_half_up((self.new_inc - self.old_inc) / self.old_inc, 4) if self.old_inc else Decimal(0)
