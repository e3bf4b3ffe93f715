"""Approval by routes: who must decide on what (dated), what is asked now, and who may not decide because he wrote it."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..fields import MoneyField, RateField


class RouteSet(models.Model):
    """All routes of a kind of document in a store from a day on; until there is one, the department's own hold.

    ``proposed`` by one person, in force once a second one has confirmed it.
    """

    store_id = models.BigIntegerField()
    document = models.CharField(_("document"), max_length=60)
    valid_from = models.DateField(_("valid from"))
    state = models.CharField(_("state"), max_length=12, default="proposed")
    reason = models.CharField(_("reason"), max_length=1000)
    author_id = models.BigIntegerField()
    author_name = models.CharField(_("proposed by"), max_length=100)
    at = models.DateTimeField(_("proposed"))
    confirmed_by_id = models.BigIntegerField(null=True)
    confirmed_by_name = models.CharField(_("confirmed by"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("approval routes")
        indexes = [models.Index(fields=["store_id", "document", "state", "valid_from"], name="route_set_day")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="in_force") | Q(confirmed_by_id__isnull=False), name="route_set_confirmed"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by_id=None) | ~Q(confirmed_by_id=F("author_id")), name="route_set_two_persons"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.valid_from}"


class RouteLine(models.Model):
    """One step of one route: what more than ``amount_from`` up to ``amount_to`` (and so for ``percent``) asks of a post.

    Lines with the same condition are one route; ``amount_to`` empty means without limit, ``over_budget`` empty either.
    """

    routes = models.ForeignKey(RouteSet, on_delete=models.PROTECT, related_name="lines")
    store_id = models.BigIntegerField()
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    amount_from = MoneyField(_("above"), default=Decimal(0))
    amount_to = MoneyField(_("up to"), null=True)
    percent_from = RateField(_("above share"), default=Decimal(0))
    percent_to = RateField(_("up to share"), null=True)
    over_budget = models.BooleanField(_("over budget"), null=True)
    step = models.PositiveSmallIntegerField(_("step"))
    post = models.CharField(_("post"), max_length=40)
    people = models.PositiveSmallIntegerField(_("how many persons"), default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(step__gte=1, people__gte=1), name="route_line_step"),
            models.CheckConstraint(
                condition=Q(amount_from__gte=0) & (Q(amount_to=None) | Q(amount_to__gt=F("amount_from"))),
                name="route_line_amount",
            ),
            models.CheckConstraint(
                condition=Q(percent_from__gte=0) & (Q(percent_to=None) | Q(percent_to__gt=F("percent_from"))),
                name="route_line_percent",
            ),
        ]


class ApprovalRequest(models.Model):
    """A document waits for decisions on exactly this content.

    ``step`` and ``post`` are what is asked now; ``amount`` is in yuan, ``limit_amount`` what was compared with the limits
    (more than ``amount`` when the purchase looks split). ``shown`` is the content in words, as pairs.
    """

    store_id = models.BigIntegerField()
    document = models.CharField(_("document"), max_length=60)
    object_id = models.BigIntegerField()
    title = models.CharField(_("title"), max_length=160)
    state = models.CharField(_("state"), max_length=12, default="open")
    digest = models.CharField(max_length=64)
    amount = MoneyField(_("amount"), default=Decimal(0))
    limit_amount = MoneyField(default=Decimal(0))
    percent = RateField(default=Decimal(0))
    kind = models.CharField(max_length=40, blank=True)
    over_budget = models.BooleanField(default=False)
    partner = models.CharField(max_length=80, blank=True)
    split = models.BooleanField(default=False)
    shown = models.JSONField(default=list)
    day = models.DateField()
    since = models.DateTimeField(_("since"))
    asker_id = models.BigIntegerField()
    asker_name = models.CharField(_("asked by"), max_length=100)
    step = models.PositiveSmallIntegerField(default=1)
    post = models.CharField(max_length=40)
    routes = models.ForeignKey(RouteSet, null=True, on_delete=models.PROTECT, related_name="+")
    previous = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("approval request")
        indexes = [
            models.Index(fields=["store_id", "state", "post", "since"], name="approval_waiting"),
            models.Index(fields=["document", "object_id"], name="approval_request_object"),
            models.Index(fields=["store_id", "document", "partner", "day"], name="approval_partner"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "object_id"], condition=Q(state="open"), name="approval_one_open_request"
            )
        ]

    def __str__(self) -> str:
        return self.title


class ApprovalStep(models.Model):
    """A step as it was asked on the day of the request: later routes do not change it."""

    request = models.ForeignKey(ApprovalRequest, on_delete=models.PROTECT, related_name="steps")
    store_id = models.BigIntegerField()
    n = models.PositiveSmallIntegerField()
    post = models.CharField(max_length=40)
    people = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "n"], name="approval_step_n"),
            models.CheckConstraint(condition=Q(n__gte=1, people__gte=1), name="approval_step_people"),
        ]


class ApprovalAuthor(models.Model):
    """A natural person who wrote the document or a line of it, and so does not decide on it."""

    request = models.ForeignKey(ApprovalRequest, on_delete=models.PROTECT, related_name="authors")
    store_id = models.BigIntegerField()
    employee_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "employee_id"], name="approval_author_once")]
        indexes = [models.Index(fields=["employee_id"], name="approval_author")]
