"""The tables of checks."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import QuantityField, RateField
from chehang.core.models import StoreOwned
from chehang.work.heads import Department

from .kinds import ItemKind


class CheckPlace(StoreOwned):
    """A place that is checked; its code stands on it as a QR label."""

    code = models.CharField(_("place code"), max_length=20)
    name = models.CharField(_("place"), max_length=60)
    department = models.CharField(_("department"), max_length=12, choices=Department)
    active = models.BooleanField(_("in use"), default=True)
    owner = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("area owner")
    )

    class Meta:
        verbose_name = _("place")
        constraints = [
            models.UniqueConstraint(fields=["store", "code"], name="place_code"),
            models.CheckConstraint(condition=Q(department__in=Department.values), name="place_department"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class CheckTemplate(StoreOwned):
    """A version of a checklist. ``rhythm`` is the days from one round to the next; 0 only when somebody plans one.

    ``maker``: the standards of the manufacturer (厂家标准), whose rounds have a page of their own.
    """

    code = models.CharField(_("checklist code"), max_length=20)
    version = models.PositiveIntegerField(_("version"))
    title = models.CharField(_("checklist"), max_length=60)
    department = models.CharField(_("department"), max_length=12, choices=Department)
    rhythm = models.PositiveIntegerField(_("days between rounds"), default=0)
    mend_days = models.PositiveIntegerField(_("days to mend"), default=7)
    maker = models.BooleanField(_("maker's standard"), default=False)
    current = models.BooleanField(_("in force"), default=True)
    published_at = models.DateTimeField(_("published"))

    class Meta:
        verbose_name = _("checklist")
        constraints = [
            models.UniqueConstraint(fields=["store", "code", "version"], name="check_version"),
            models.UniqueConstraint(fields=["store", "code"], condition=Q(current=True), name="check_one_current"),
            models.CheckConstraint(condition=Q(department__in=Department.values), name="check_department"),
        ]

    def __str__(self) -> str:
        return f"{self.title} v{self.version}"


class CheckItem(StoreOwned):
    """One thing to look at. A reading has limits; a score has its most.

    In a list with sections each item stands in one and knows its weight in percent: a section counts by its weight,
    whatever the number of its items.
    """

    template = models.ForeignKey(
        CheckTemplate, on_delete=models.PROTECT, related_name="items", verbose_name=_("checklist")
    )
    n = models.PositiveIntegerField(_("item no."))
    text = models.CharField(_("what to look at"), max_length=100)
    kind = models.CharField(_("kind"), max_length=8, choices=ItemKind)
    low = QuantityField(_("at least"), null=True)
    high = QuantityField(_("at most"), null=True)
    unit = models.CharField(_("unit"), max_length=10, blank=True)
    section = models.CharField(_("section"), max_length=40, blank=True)
    weight = models.PositiveSmallIntegerField(_("weight of the section, percent"), default=0)

    class Meta:
        verbose_name = _("check item")
        constraints = [
            models.CheckConstraint(
                condition=Q(section="", weight=0) | (~Q(section="") & Q(weight__gte=1, weight__lte=100)),
                name="check_item_section",
            ),
            models.UniqueConstraint(fields=["template", "n"], name="check_item_n"),
            models.CheckConstraint(condition=Q(kind__in=ItemKind.values), name="check_item_kind"),
            models.CheckConstraint(
                condition=Q(low=None) | Q(high=None) | Q(low__lte=F("high")), name="check_item_limits"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["value", "score"]) | Q(low__isnull=False) | Q(high__isnull=False),
                name="check_item_needs_limits",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class CheckRound(StoreOwned):
    """A checklist gone through at a place by one person, until a day."""

    number = models.CharField(_("number"), max_length=40)
    template = models.ForeignKey(
        CheckTemplate, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("checklist")
    )
    place = models.ForeignKey(
        CheckPlace, null=True, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("place")
    )
    checker = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("checker"))
    due = models.DateField(_("due"))
    drawn = models.BooleanField(_("drawn at random"), default=False)
    state = models.CharField(_("state"), max_length=10, default="planned")
    started_at = models.DateTimeField(_("started"), null=True)
    done_at = models.DateTimeField(_("finished"), null=True)
    score = RateField(_("score"), null=True)
    failed = models.PositiveIntegerField(_("found wanting"), default=0)
    verified_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("verified by")
    )

    class Meta:
        verbose_name = _("check round")
        indexes = [models.Index(fields=["store", "state", "due"], name="check_round_due")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="check_round_number"),
            models.CheckConstraint(
                condition=~Q(state__in=["done", "verified"]) | Q(done_at__isnull=False, score__isnull=False),
                name="check_round_done",
            ),
            models.CheckConstraint(condition=Q(score=None) | Q(score__gte=0, score__lte=1), name="check_round_score"),
            models.CheckConstraint(
                condition=Q(verified_by=None) | ~Q(verified_by=F("checker")), name="check_round_verified_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(state="verified") | Q(verified_by__isnull=False), name="check_round_verified"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.template.title}"


class CheckAnswer(StoreOwned):
    """What was found at one item. What is not well needs a word."""

    round = models.ForeignKey(
        CheckRound, on_delete=models.PROTECT, related_name="answers", verbose_name=_("check round")
    )
    item = models.ForeignKey(CheckItem, on_delete=models.PROTECT, related_name="+", verbose_name=_("check item"))
    well = models.BooleanField(_("as it should be"))
    value = QuantityField(_("reading"), null=True)
    word = models.CharField(_("what was found"), max_length=500, blank=True)
    photo = models.ForeignKey(
        "core.Attachment", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("photo")
    )
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("finding")
        constraints = [
            models.UniqueConstraint(fields=["round", "item"], name="check_answer_once"),
            models.CheckConstraint(condition=Q(well=True) | ~Q(word=""), name="check_answer_word"),
        ]
