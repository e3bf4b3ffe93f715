"""What the store owns and uses up: asset cards, supplies, who asked for them, what was bought."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned
from chehang.office.kinds import AssetKind, ServiceKind
from chehang.work.heads import Department


class Asset(StoreOwned):
    """An asset card. ``holder`` uses it; nobody: it lies in the store. ``every_months`` it is maintained, next on ``service_due``."""

    code = models.CharField(_("asset code"), max_length=30)
    name = models.CharField(_("asset"), max_length=60)
    kind = models.CharField(_("kind of asset"), max_length=10, choices=AssetKind, default=AssetKind.FURNITURE)
    department = models.CharField(_("department"), max_length=12, choices=Department, default=Department.PEOPLE)
    warranty_until = models.DateField(_("warranty until"), null=True)
    every_months = models.PositiveSmallIntegerField(_("maintained every, months"), default=0)
    service_due = models.DateField(_("maintenance due"), null=True)
    place = models.CharField(_("place"), max_length=60, blank=True)
    cost = MoneyField(_("cost"), default=0)
    bought_on = models.DateField(_("bought on"))
    holder = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("user")
    )
    scrapped_on = models.DateField(_("scrapped on"), null=True)

    class Meta:
        verbose_name = _("asset")
        constraints = [
            models.UniqueConstraint(fields=["store", "code"], name="office_asset_code"),
            models.CheckConstraint(condition=Q(cost__gte=0), name="office_asset_cost"),
            models.CheckConstraint(condition=Q(scrapped_on=None) | Q(holder=None), name="office_asset_scrapped"),
            models.CheckConstraint(
                condition=Q(kind__in=AssetKind.values) & (Q(every_months=0) | Q(service_due__isnull=False)),
                name="office_asset_planned",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class AssetService(StoreOwned):
    """A maintenance, repair or test of an asset: what was done, by whom, what it cost."""

    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="services", verbose_name=_("asset"))
    kind = models.CharField(_("kind"), max_length=8, choices=ServiceKind)
    day = models.DateField(_("day"))
    what = models.CharField(_("what was done"), max_length=500)
    workshop = models.CharField(_("done by"), max_length=60, blank=True)
    cost = MoneyField(_("cost"), default=0)
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom"))

    class Meta:
        verbose_name = _("service of an asset")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ServiceKind.values, cost__gte=0), name="office_service_sane"),
        ]


class AssetCount(StoreOwned):
    """A count of all assets by their labels (资产盘点), with phones; one at a time. ``reason`` says what became of the missing."""

    number = models.CharField(_("number"), max_length=40)
    begun_on = models.DateField(_("begun on"))
    begun_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("begun by"))
    closed_on = models.DateField(_("count closed on"), null=True)
    missing = models.PositiveIntegerField(_("not found"), default=0)
    reason = models.CharField(_("what became of them"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("count of assets")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_assetcount_number"),
            models.UniqueConstraint(fields=["store"], condition=Q(closed_on=None), name="office_assetcount_one_open"),
            models.CheckConstraint(condition=Q(missing=0) | ~Q(reason=""), name="office_assetcount_missing"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def state(self) -> str:
        """Open until it is closed: what is offered on it follows."""
        return "closed" if self.closed_on else "open"


class AssetSighting(StoreOwned):
    """An asset that somebody saw in a count: where, and whether it can be used."""

    count = models.ForeignKey(
        AssetCount, on_delete=models.PROTECT, related_name="sightings", verbose_name=_("count of assets")
    )
    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="sightings", verbose_name=_("asset"))
    place = models.CharField(_("place"), max_length=60)
    usable = models.BooleanField(_("can be used"), default=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("seen by"))
    at = models.DateTimeField(_("when it was seen"))

    class Meta:
        verbose_name = _("asset seen")
        constraints = [models.UniqueConstraint(fields=["count", "asset"], name="office_sighting_once")]

    @property
    def moved(self) -> bool:
        """Whether it stood elsewhere than its card says."""
        return bool(self.asset.place) and self.asset.place != self.place


class Supply(StoreOwned):
    """Something that is used up, kept by HR. ``quota``: so much a person and quarter, 0 = no quota. Personal protective equipment
    (``ppe``) lasts so many months, then it is renewed (安全生产法 art. 45)."""

    code = models.CharField(_("supply code"), max_length=30)
    name = models.CharField(_("supply"), max_length=60)
    unit = models.CharField(_("unit"), max_length=10)
    least = QuantityField(_("minimum stock"), default=0)
    quota = QuantityField(_("quota per person and quarter"), default=0)
    stock = QuantityField(_("in store"), default=0)
    ppe = models.BooleanField(_("protective equipment"), default=False)
    lasts_months = models.PositiveSmallIntegerField(_("lasts, months"), default=0)

    class Meta:
        verbose_name = _("supply")
        constraints = [
            models.UniqueConstraint(fields=["store", "code"], name="office_supply_code"),
            models.CheckConstraint(condition=Q(stock__gte=0, least__gte=0, quota__gte=0), name="office_supply_amounts"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class SupplyMove(StoreOwned):
    """What came in, was issued or found by counting; their sum is the stock."""

    KINDS = (("receipt", _("Received goods")), ("issue", _("Handed out")), ("count", _("Difference of a count")))
    supply = models.ForeignKey(Supply, on_delete=models.PROTECT, related_name="moves", verbose_name=_("supply"))
    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=8, choices=KINDS)
    quantity = QuantityField(_("quantity"))
    words = models.CharField(_("what for"), max_length=200, blank=True)
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom"))

    class Meta:
        verbose_name = _("movement of a supply")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["receipt", "issue", "count"]), name="office_move_kind"),
            models.CheckConstraint(condition=~Q(quantity=0), name="office_move_quantity"),
        ]


class SupplyRequest(StoreOwned):
    """Somebody asks for supplies; another person allows it; HR hands them out."""

    number = models.CharField(_("number"), max_length=40)
    supply = models.ForeignKey(Supply, on_delete=models.PROTECT, related_name="requests", verbose_name=_("supply"))
    quantity = QuantityField(_("quantity"))
    reason = models.CharField(_("what for"), max_length=200)
    over_quota = models.BooleanField(_("above the quota"), default=False)
    asked_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_on = models.DateField(_("asked on"))
    decided_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    issued_on = models.DateField(_("handed out on"), null=True)
    renew_on = models.DateField(_("to be renewed on"), null=True)
    state = models.CharField(_("state"), max_length=10, default="asked")

    class Meta:
        verbose_name = _("request for supplies")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_request_number"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="office_request_quantity"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="office_request_other"
            ),
            models.CheckConstraint(
                condition=Q(state="asked") | Q(decided_by__isnull=False), name="office_request_decided"
            ),
            models.CheckConstraint(
                condition=~Q(state="issued") | Q(issued_on__isnull=False), name="office_request_issued"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.supply.name}"


class SupplyBuying(StoreOwned):
    """Supplies to be bought: ``quotes`` of [supplier, amount]; the general manager approves, HR receives."""

    number = models.CharField(_("number"), max_length=40)
    supply = models.ForeignKey(Supply, on_delete=models.PROTECT, related_name="buyings", verbose_name=_("supply"))
    quantity = QuantityField(_("quantity"))
    supplier = models.CharField(_("supplier"), max_length=60)
    amount = MoneyField(_("amount"))
    quotes = models.JSONField(_("quotes"))
    asked_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))
    approved_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("approved by")
    )
    received_on = models.DateField(_("received on"), null=True)
    state = models.CharField(_("state"), max_length=10, default="asked")

    class Meta:
        verbose_name = _("buying of supplies")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_buying_number"),
            models.CheckConstraint(condition=Q(quantity__gt=0, amount__gt=0), name="office_buying_amounts"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("asked_by")), name="office_buying_other"
            ),
            models.CheckConstraint(
                condition=Q(state="asked") | Q(approved_by__isnull=False), name="office_buying_approved"
            ),
            models.CheckConstraint(
                condition=~Q(state="received") | Q(received_on__isnull=False), name="office_buying_received"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.supply.name}"

    @property
    def quoted(self) -> str:
        """All quotes in words."""
        return "; ".join(f"{who} ¥{amount}" for who, amount in self.quotes)
