"""Calls: what they follow (data of the group), the calls of a store, each attempt, and how well they were made."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle

from ..kinds import Event, Outcome, Purpose, Renewal, Why


class CallKind(models.Model):
    """A kind of call. ``begins_hours`` after the event (before it where negative) it may be made, within ``window_hours``.

    ``prescribed``: the time is a promise that is measured. ``rank``: the lower, the earlier in the queue.
    """

    SHARED_BY_GROUP = True

    code = models.CharField(_("code"), max_length=30, unique=True)
    event = models.CharField(_("follows"), max_length=20, choices=Event)
    title = models.CharField(_("call"), max_length=60)
    begins_hours = models.IntegerField(_("begins after, hours"))
    window_hours = models.PositiveIntegerField(_("within, hours"))
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose)
    prescribed = models.BooleanField(_("time prescribed"), default=False)
    post = models.CharField(_("post"), max_length=40, default="care_agent")
    rank = models.PositiveIntegerField(_("rank"), default=50)
    script = models.CharField(_("script"), max_length=1000, blank=True)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("kind of call")
        constraints = [
            models.CheckConstraint(
                condition=Q(event__in=Event.values, purpose__in=Purpose.values), name="care_trigger_words"
            ),
            models.CheckConstraint(condition=Q(window_hours__gte=1), name="care_trigger_window"),
        ]

    def __str__(self) -> str:
        return self.title

    def whole(self) -> dict[str, Any]:
        """The branches of the script, for the form that writes it as a whole."""
        names = ("code", "after", "answer", "say", "outcome")
        return {"branches": [{k: v for k, v in b.items() if v} for b in self.branches.order_by("n").values(*names)]}


class ScriptBranch(models.Model):
    """What the customer may answer in a kind of call, and what is said then; ``after`` is the code of the answer it follows on.

    ``outcome`` is what such a call usually comes to. A script is replaced as a whole.
    """

    SHARED_BY_GROUP = True

    kind = models.ForeignKey(
        CallKind, on_delete=models.PROTECT, related_name="branches", verbose_name=_("kind of call")
    )
    n = models.PositiveIntegerField(_("order"))
    code = models.CharField(_("code"), max_length=20)
    after = models.CharField(_("follows the answer"), max_length=20, blank=True)
    answer = models.CharField(_("answer of the customer"), max_length=60)
    say = models.CharField(_("what is said then"), max_length=500, blank=True)
    outcome = models.CharField(_("usual result"), max_length=12, choices=Outcome, blank=True)

    class Meta:
        verbose_name = _("branch of a script")
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], name="care_branch_once"),
            models.UniqueConstraint(fields=["kind", "n"], name="care_branch_order"),
            models.CheckConstraint(condition=~Q(after=F("code")), name="care_branch_after_another"),
            models.CheckConstraint(condition=Q(outcome__in=["", *Outcome.values]), name="care_branch_outcome"),
        ]

    def __str__(self) -> str:
        return self.answer


class FollowUp(StoreOwned):
    """A call to be made. ``anchor`` is the day it goes back to; of one kind, thing and day there is one call.

    ``worth`` is the sum of the RFM marks of the customer when it was planned: of reminders the more valuable come first.
    ``attempts`` counts those nobody answered: after three at different hours the call is given up.
    """

    trigger = models.ForeignKey(CallKind, on_delete=models.PROTECT, related_name="+", verbose_name=_("call"))
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+", verbose_name=_("customer"))
    vehicle = models.ForeignKey(
        Vehicle, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("vehicle")
    )
    document = models.CharField(max_length=60, blank=True)
    object_id = models.BigIntegerField(default=0)
    about = models.CharField(_("about"), max_length=100, blank=True)
    anchor = models.DateField(_("day of the event"))
    begins_at = models.DateTimeField(_("from"))
    due_at = models.DateTimeField(_("due"))
    promised_at = models.DateTimeField(_("promised at"), null=True)
    prescribed = models.BooleanField(_("time prescribed"), default=False)
    agent = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("agent")
    )
    held_until = models.DateTimeField(_("held until"), null=True)
    attempts = models.PositiveIntegerField(_("unanswered attempts"), default=0)
    state = models.CharField(_("state"), max_length=10, default="open")
    result = models.CharField(_("result"), max_length=12, choices=Outcome, blank=True)
    said = models.CharField(_("what was said"), max_length=1000, blank=True)
    score = models.PositiveIntegerField(_("score"), null=True)
    contacted_at = models.DateTimeField(_("contacted"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    in_time = models.BooleanField(_("in time"), default=False)
    visit_on = models.DateField(_("visit agreed for"), null=True)
    case_id = models.BigIntegerField(default=0)
    worth = models.PositiveSmallIntegerField(_("value of the customer"), default=0)
    renewal = models.CharField(_("insurance"), max_length=4, choices=Renewal, blank=True)
    why = models.CharField(_("reason"), max_length=10, choices=Why, blank=True)
    elsewhere = models.CharField(_("insurer or workshop now"), max_length=60, blank=True)
    answered = models.CharField(_("answers by the script"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("follow-up call")
        indexes = [
            models.Index(fields=["store", "state", "begins_at"], name="care_call_due"),
            models.Index(fields=["store", "customer", "-id"], name="care_call_customer"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["trigger", "customer", "document", "object_id", "anchor"], name="care_call_once"
            ),
            models.CheckConstraint(condition=Q(due_at__gte=F("begins_at")), name="care_call_window"),
            models.CheckConstraint(condition=Q(attempts__gte=0, attempts__lte=3), name="care_call_attempts"),
            models.CheckConstraint(condition=Q(result__in=["", *Outcome.values]), name="care_call_result"),
            models.CheckConstraint(
                condition=Q(renewal__in=["", *Renewal.values], why__in=["", *Why.values]), name="care_call_why"
            ),
            models.CheckConstraint(condition=Q(score=None) | Q(score__gte=1, score__lte=10), name="care_call_score"),
            models.CheckConstraint(
                condition=~Q(state="done") | (~Q(result="") & Q(ended_at__isnull=False)), name="care_call_done"
            ),
            models.CheckConstraint(
                condition=~Q(state="unreached") | Q(attempts=3), name="care_call_unreached_after_three"
            ),
            models.CheckConstraint(
                condition=~Q(state="waiting") | Q(visit_on__isnull=False), name="care_call_visit_agreed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trigger} · {self.customer}"


class Attempt(StoreOwned):
    """A call that was tried, by whom and at what hour of the day. Never changed."""

    call = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="tries", verbose_name=_("follow-up call"))
    at = models.DateTimeField(_("time"))
    hour = models.PositiveIntegerField(_("hour of the day"))
    outcome = models.CharField(_("result"), max_length=12, choices=Outcome)
    wished = models.CharField(_("quiet hours on the customer's wish"), max_length=100, blank=True)
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom"))

    class Meta:
        verbose_name = _("attempt")
        constraints = [
            # Three unanswered attempts are three different hours of the day.
            models.UniqueConstraint(
                fields=["call", "hour"], condition=Q(outcome="not_reached"), name="care_attempt_hours"
            ),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="care_attempt_words"),
            # Nobody is called from 21:00 to 9:00, unless he wished it.
            models.CheckConstraint(
                condition=Q(hour__gte=9, hour__lte=20) | (Q(hour__lte=23) & ~Q(wished="")), name="care_attempt_night"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call} {self.at:%Y-%m-%d %H:%M}"


class CallScore(StoreOwned):
    """A finished call drawn for a listening, and the five points another person gave it (0 to 20 each)."""

    call = models.OneToOneField(
        FollowUp, on_delete=models.PROTECT, related_name="quality", verbose_name=_("follow-up call")
    )
    agent = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("agent"))
    drawn_on = models.DateField(_("drawn on"))
    state = models.CharField(_("state"), max_length=10, default="drawn")
    opening = models.PositiveIntegerField(_("opening"), default=0)
    identity = models.PositiveIntegerField(_("identity"), default=0)
    script = models.PositiveIntegerField(_("script"), default=0)
    recording = models.PositiveIntegerField(_("recording of facts"), default=0)
    closing = models.PositiveIntegerField(_("closing"), default=0)
    total = models.PositiveIntegerField(_("sum of points"), default=0)
    coaching = models.CharField(_("coaching"), max_length=1000, blank=True)
    scored_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("scored by")
    )
    scored_at = models.DateTimeField(_("scored"), null=True)

    class Meta:
        verbose_name = _("call quality")
        constraints = [
            models.CheckConstraint(
                condition=Q(opening__lte=20, identity__lte=20, script__lte=20, recording__lte=20, closing__lte=20),
                name="care_score_points",
            ),
            models.CheckConstraint(
                condition=Q(total=F("opening") + F("identity") + F("script") + F("recording") + F("closing")),
                name="care_score_total",
            ),
            models.CheckConstraint(
                condition=Q(scored_by=None) | ~Q(scored_by=F("agent")), name="care_score_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(state="scored") | Q(scored_by__isnull=False, scored_at__isnull=False),
                name="care_score_scored",
            ),
        ]

    def __str__(self) -> str:
        return str(self.call)
