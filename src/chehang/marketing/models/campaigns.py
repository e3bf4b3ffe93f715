"""Campaigns with guests and gifts, media, rivals and vendors."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.carsales.models import RivalNote
from chehang.core.fields import MoneyField
from chehang.core.masking import masked
from chehang.core.models import StoreOwned
from chehang.parties.models import Customer
from chehang.work.heads import Department
from chehang.work.models import Task

from ..kinds import CampaignKind, CostKind, GuestAnswer, MediumKind


class Campaign(StoreOwned):
    """A campaign (活动) from its plan to its review. ``budget`` and ``actual`` are the sums of its lines.

    The co-fund of the maker is ``cofund_share`` per cent of what is eligible, claimed up to ``claim_by``. Orders and
    gross are what the review counted; the window is the store's.
    """

    number = models.CharField(_("number"), max_length=40)
    title = models.CharField(_("campaign"), max_length=100)
    kind = models.CharField(_("kind"), max_length=12, choices=CampaignKind)
    begins = models.DateField(_("begins"))
    ends = models.DateField(_("ends on"))
    place = models.CharField(_("place"), max_length=100)
    aim = models.CharField(_("aim"), max_length=200)
    duties = models.CharField(_("who does what"), max_length=1000, blank=True)
    expected_leads = models.PositiveIntegerField(_("leads expected"), default=0)
    expected_orders = models.PositiveIntegerField(_("orders expected"), default=0)
    budget = MoneyField(_("budget"), default=Decimal(0))
    actual = MoneyField(_("spent"), default=Decimal(0))
    cofund_share = models.PositiveIntegerField(_("maker bears, %"), default=0)
    claim_by = models.DateField(_("claim by"), null=True)
    eligible = MoneyField(_("eligible"), default=Decimal(0))
    cofund = MoneyField(_("claimed from the maker"), default=Decimal(0))
    claim_note = models.CharField(_("papers of the claim"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, default="planned")
    token = models.CharField(max_length=40, unique=True)
    made_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("planned by")
    )
    leads = models.PositiveIntegerField(_("leads"), default=0)
    visits = models.PositiveIntegerField(_("visits"), default=0)
    deliveries = models.PositiveIntegerField(_("cars handed over"), default=0)
    revenue = MoneyField(_("revenue of the cars, without VAT"), default=Decimal(0))
    orders = models.PositiveIntegerField(_("orders"), default=0)
    gross = MoneyField(_("gross profit of the orders"), default=Decimal(0))
    lessons = models.CharField(_("what we would change"), max_length=1000, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True)
    reviewed_at = models.DateTimeField(_("reviewed"), null=True)

    class Meta:
        verbose_name = _("campaign")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="campaign_number"),
            models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="campaign_days"),
            models.CheckConstraint(condition=Q(cofund_share__lte=100), name="campaign_cofund_share"),
            models.CheckConstraint(condition=Q(cofund__gte=0, cofund__lte=F("eligible")), name="campaign_cofund"),
            models.CheckConstraint(condition=~Q(state="reviewed") | ~Q(lessons=""), name="campaign_reviewed"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def net(self) -> Decimal:
        """What the store itself bears."""
        return self.actual - self.cofund

    def whole(self) -> dict[str, Any]:
        """Head, budget and tasks, for the form that writes the plan as a whole."""
        names = (
            "title", "kind", "begins", "ends", "place", "aim", "duties", "expected_leads", "expected_orders", "cofund_share",
            "claim_by",
        )  # fmt: skip
        found = {name: getattr(self, name) for name in names}
        lines = [{"kind": x.kind, "planned": x.planned} for x in self.lines.order_by("id")]
        return found | {"lines": lines, "tasks": list(self.tasks.order_by("id").values("department", "what", "due"))}


class CostLine(StoreOwned):
    """A budget line and what was spent of it."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="lines", verbose_name=_("campaign"))
    kind = models.CharField(_("kind"), max_length=12, choices=CostKind)
    planned = MoneyField(_("planned"))
    actual = MoneyField(_("spent"), default=Decimal(0))
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("budget line")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "kind"], name="campaign_line_once"),
            models.CheckConstraint(condition=Q(planned__gte=0, actual__gte=0), name="campaign_line_amounts"),
        ]


class CampaignTask(StoreOwned):
    """What a department does for a campaign until when. ``task`` is what it became when the campaign was approved."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="tasks", verbose_name=_("campaign"))
    department = models.CharField(_("department"), max_length=12, choices=Department)
    what = models.CharField(_("what is to be done"), max_length=80)
    due = models.DateField(_("until"))
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("task"))

    class Meta:
        verbose_name = _("task of a campaign")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "department", "what"], name="campaign_task_once"),
            models.CheckConstraint(condition=Q(department__in=Department.values), name="campaign_task_department"),
        ]

    def __str__(self) -> str:
        return self.what


class Gift(StoreOwned):
    """What guests of a campaign are given: how many were brought, how many are out; never more than were brought."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="gifts", verbose_name=_("campaign"))
    name = models.CharField(_("gift"), max_length=60)
    brought = models.PositiveIntegerField(_("brought"))
    given = models.PositiveIntegerField(_("given out"), default=0)
    cost = MoneyField(_("cost of a piece"), default=Decimal(0))

    class Meta:
        verbose_name = _("gift of a campaign")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "name"], name="campaign_gift_once"),
            models.CheckConstraint(condition=Q(given__lte=F("brought")), name="campaign_gift_stock"),
            models.CheckConstraint(condition=Q(cost__gte=0), name="campaign_gift_cost"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.left})"

    @property
    def left(self) -> int:
        """What is still there."""
        return self.brought - self.given


class Guest(StoreOwned):
    """Somebody invited or come: once a campaign and mobile; companions are counted. One gift each, signed for."""

    PERSONAL_FIELDS = ("name", "mobile")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="guests", verbose_name=_("campaign"))
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("customer")
    )
    name = models.CharField(_("name"), max_length=100)
    mobile = models.CharField(_("mobile"), max_length=20)
    invited_at = models.DateTimeField(_("invited"), null=True)
    answer = models.CharField(_("answer"), max_length=10, choices=GuestAnswer, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    came_at = models.DateTimeField(_("signed in"), null=True)
    companions = models.PositiveIntegerField(_("companions"), default=0)
    gift = models.ForeignKey(Gift, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("gift"))
    gift_at = models.DateTimeField(_("gift taken"), null=True)

    class Meta:
        verbose_name = _("guest")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "mobile"], name="campaign_guest_once"),
            models.CheckConstraint(condition=Q(companions__lte=20), name="campaign_guest_companions"),
            models.CheckConstraint(condition=Q(answer__in=["", *GuestAnswer.values]), name="campaign_guest_answer"),
            models.CheckConstraint(
                condition=Q(gift=None) | Q(gift_at__isnull=False, came_at__isnull=False), name="campaign_guest_gift"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.masked_mobile}"

    @property
    def masked_mobile(self) -> str:
        """138****1234."""
        return masked(self.mobile)


class Placement(StoreOwned):
    """An advertisement of a week: what it cost and brought. Each stage is part of the one before, or the row is refused."""

    campaign = models.ForeignKey(
        Campaign, null=True, on_delete=models.PROTECT, related_name="placements", verbose_name=_("campaign")
    )
    medium = models.CharField(_("medium"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=MediumKind)
    week = models.DateField(_("week from"))
    position = models.CharField(_("position"), max_length=100, blank=True)
    cost = MoneyField(_("cost"))
    expected_leads = models.PositiveIntegerField(_("leads expected"), default=0)
    proof = models.CharField(_("proof of publication"), max_length=200, blank=True)
    impressions = models.PositiveIntegerField(_("impressions"), null=True)
    clicks = models.PositiveIntegerField(_("clicks"), null=True)
    leads = models.PositiveIntegerField(_("leads"), null=True)
    valid = models.PositiveIntegerField(_("valid leads"), null=True)
    visits = models.PositiveIntegerField(_("visits"), null=True)
    orders = models.PositiveIntegerField(_("orders"), null=True)

    class Meta:
        verbose_name = _("placement")
        constraints = [
            models.UniqueConstraint(fields=["store", "medium", "week", "position"], name="placement_once"),
            models.CheckConstraint(condition=Q(cost__gte=0), name="placement_cost"),
            models.CheckConstraint(
                condition=Q(impressions=None)
                | Q(
                    clicks__isnull=False, leads__isnull=False, valid__isnull=False, orders__isnull=False,
                    impressions__gte=F("clicks"), clicks__gte=F("leads"), leads__gte=F("valid"), valid__gte=F("orders"),
                ),
                name="placement_funnel",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.medium} {self.week}"


class CounterPlan(StoreOwned):
    """What we do about a rival: the threat, our answer, what it costs, who, until when, and what came of it."""

    rival = models.CharField(_("rival"), max_length=60)
    note = models.ForeignKey(
        RivalNote, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("what was learnt")
    )
    threat = models.CharField(_("threat"), max_length=1000)
    answer = models.CharField(_("our answer"), max_length=1000)
    cost = MoneyField(_("cost"), default=Decimal(0))
    owner = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("owner"))
    due = models.DateField(_("until"))
    state = models.CharField(_("state"), max_length=10, default="drafted")
    made_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("drafted by")
    )
    decided_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    result = models.CharField(_("result"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("counter-plan")
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("made_by")), name="counterplan_by_another"
            ),
            models.CheckConstraint(condition=~Q(state="done") | ~Q(result=""), name="counterplan_result"),
        ]

    def __str__(self) -> str:
        return self.rival


class Comparison(StoreOwned):
    """Offers of at least three vendors, scored; who was chosen, why, and what it saved against the mean of the others."""

    subject = models.CharField(_("what for"), max_length=100)
    offers: Any = models.JSONField(_("offers"), default=list)
    chosen = models.CharField(_("chosen"), max_length=60)
    reason = models.CharField(_("reason"), max_length=1000, blank=True)
    price = MoneyField(_("price"))
    saved = MoneyField(_("saved"))
    on = models.DateField(_("day"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("compared by"))

    class Meta:
        verbose_name = _("comparison of vendors")
        constraints = [models.CheckConstraint(condition=Q(price__gt=0), name="comparison_price")]

    def __str__(self) -> str:
        return self.subject
