"""Order in the warehouse: who comes in (H11), the tools, goods moved between bins."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField
from chehang.core.models import StoreOwned


class Visit(StoreOwned):
    """Somebody who does not work in the warehouse wants to go in. Nobody enters without the approval of another person."""

    PERSONAL_FIELDS = ("visitor", "id_last")
    visitor = models.CharField(_("visitor"), max_length=60)
    unit = models.CharField(_("company"), max_length=60, blank=True)
    id_last = models.CharField(_("last four of the identity card"), max_length=4, blank=True)
    purpose = models.CharField(_("purpose"), max_length=200)
    state = models.CharField(_("state"), max_length=10, default="asked")
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))
    approver = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    came_at = models.DateTimeField(_("went in"), null=True)
    left_at = models.DateTimeField(_("went out"), null=True)
    escort = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("escorted by")
    )
    carried_out = models.CharField(_("carried out"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("visit")
        indexes = [models.Index(fields=["store", "state", "-id"], name="visit_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(came_at=None) | (Q(approver__isnull=False) & ~Q(approver=F("asked_by"))),
                name="visit_approved",
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | (Q(came_at__isnull=False) & Q(left_at__gte=F("came_at"))),
                name="visit_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.visitor} {self.purpose}"[:80]


class Tool(StoreOwned):
    """A tool of the crib, known by the code on it."""

    code = models.CharField(_("tool code"), max_length=20)
    name = models.CharField(_("tool"), max_length=60)
    special = models.BooleanField(_("special tool"), default=False)
    cost = MoneyField(_("cost"), default=0)
    place = models.CharField(_("place"), max_length=20, blank=True)
    calibration_due = models.DateField(_("calibration due"), null=True)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("tool")
        constraints = [models.UniqueConstraint(fields=["store", "code"], name="tool_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ToolLoan(StoreOwned):
    """A tool that somebody has, or had."""

    CONDITIONS = (("sound", _("Sound")), ("damaged", _("Damaged")), ("lost", _("Gone missing")))
    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="loans", verbose_name=_("tool"))
    borrower = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("borrower"))
    work_order = models.CharField(_("work order"), max_length=40, blank=True)
    out_at = models.DateTimeField(_("lent"))
    due = models.DateField(_("due back"))
    in_at = models.DateTimeField(_("back"), null=True)
    condition = models.CharField(_("condition"), max_length=8, choices=CONDITIONS, blank=True)

    class Meta:
        verbose_name = _("tool loan")
        constraints = [
            models.UniqueConstraint(fields=["tool"], condition=Q(in_at=None), name="tool_lent_once"),
            models.CheckConstraint(condition=Q(in_at=None) | ~Q(condition=""), name="tool_back_condition"),
        ]

    def __str__(self) -> str:
        return f"{self.tool} {self.borrower}"


class BinMove(StoreOwned):
    """Goods that a keeper moved from bin to bin (移位): no value moves. Never changed."""

    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    source = models.ForeignKey("stock.Bin", on_delete=models.PROTECT, related_name="+", verbose_name=_("from bin"))
    target = models.ForeignKey("stock.Bin", on_delete=models.PROTECT, related_name="+", verbose_name=_("to bin"))
    quantity = QuantityField(_("quantity"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField(_("moved"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("moved by"))

    class Meta:
        verbose_name = _("bin move")
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0) & ~Q(source=F("target")), name="bin_move_places"),
        ]


PAGES = {
    "pricing.price": "/pricing/prices/",
    "pricing.kit": "/pricing/kits/",
    "warehouse.transfer": "/warehouse/transfers/",
    "warehouse.outlet_transfer": "/warehouse/outlet_transfers/",
    "purchasing.supplier_return": "/purchasing/returns/",
}


class Disposal(StoreOwned):
    """What is to become of a part that does not sell (呆滞处置单); proposed by a keeper or the planner, approved by amount.

    ``document`` and ``object_id`` are the paper it led to; ``proceeds`` is what that brought, where it has an end of its own.
    """

    WAYS = (
        ("return", _("Return to the supplier")),
        ("transfer", _("Transfer to another store")),
        ("outlet", _("Send to an outlet")),
        ("bundle", _("Sell in a bundle")),
        ("discount", _("Sell at a discount")),
        ("scrap", _("Scrap")),
    )
    number = models.CharField(_("number"), max_length=40)
    part = models.ForeignKey("catalogue.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    bin = models.ForeignKey("stock.Bin", on_delete=models.PROTECT, related_name="+", verbose_name=_("bin"))
    quantity = QuantityField(_("quantity"))
    cost = MoneyField(_("cost"))
    last_out = models.DateField(_("last issue"), null=True)
    way = models.CharField(_("proposal"), max_length=10, choices=WAYS)
    price = MoneyField(_("expected proceeds without VAT"), default=0)
    reason = models.CharField(_("reason"), max_length=1000)
    state = models.CharField(_("state"), max_length=10, default="proposed")
    made_at = models.DateTimeField(_("proposed"))
    made_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    with_part = models.ForeignKey(
        "catalogue.Part", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("sold together with")
    )
    to_store = models.ForeignKey(
        "org.Store", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("goes to the store")
    )
    to_outlet = models.ForeignKey(
        "warehouse.OutletPlace",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("goes to the outlet"),
    )
    until = models.DateField(_("price holds until"), null=True)
    document = models.CharField(max_length=40, blank=True, default="")
    object_id = models.BigIntegerField(default=0)
    paper = models.CharField(_("what it led to"), max_length=100, blank=True, default="")
    proceeds = MoneyField(_("proceeds without VAT"), null=True)
    done_at = models.DateTimeField(_("carried out on"), null=True)
    outcome = models.CharField(_("outcome"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("disposal")
        indexes = [models.Index(fields=["store", "state", "-id"], name="disposal_open")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="disposal_number"),
            models.CheckConstraint(condition=Q(quantity__gt=0, cost__gte=0, price__gte=0), name="disposal_sign"),
            models.UniqueConstraint(
                fields=["document", "object_id"], condition=~Q(document=""), name="disposal_paper_once"
            ),
            models.CheckConstraint(condition=~Q(state="running") | ~Q(document=""), name="disposal_leads_to"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def url(self) -> str:
        """Where the document it led to is seen; empty before there is one."""
        return f"{PAGES[self.document]}{self.object_id}/" if self.document in PAGES else ""
