"""Time as rows: days that differ, running deadlines with their ladders, what comes round, and that it came once."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

DAY_KINDS = (("work", _("working day")), ("off", _("day off")), ("usual", _("as the state says")))
TIMER_STATES = (("open", _("Time runs")), ("late", _("Overdue")), ("paused", _("Paused")), ("met", _("Finished")))
OUTCOMES = (("done", _("done")), ("missed", _("missed")), ("begun", _("begun")))


class CalendarDay(models.Model):
    """A day of a store that is not as the state's calendar says; the highest version of a day counts.

    ``kind``: work, off, or usual (as the state says again). ``hours`` as in ``calendar.read_hours``; empty: as usual.
    """

    store_id = models.BigIntegerField()
    day = models.DateField()
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=8, choices=DAY_KINDS)
    hours = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=1000)
    set_by_id = models.BigIntegerField()
    set_by_name = models.CharField(max_length=100)
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["store_id", "day", "version"], name="calendar_day_once"),
            models.CheckConstraint(condition=Q(kind__in=["work", "off", "usual"]), name="calendar_day_kind"),
        ]


class Timer(models.Model):
    """A deadline that runs for one thing: from ``started_at`` to ``due_at``; at ``next_at`` somebody has to be told.

    ``unit`` and ``amount`` say how the deadline was reckoned, so that a day off entered later moves it; empty for a
    fixed day. ``post`` or ``employee_id`` has to act, ``late_post`` hears of it when it is late. ``level`` counts the
    rungs of the ladder that were told after the deadline.
    """

    store_id = models.BigIntegerField()
    kind = models.CharField(max_length=80)
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    thing = models.CharField(max_length=200)
    link = models.CharField(max_length=200, blank=True)
    post = models.CharField(max_length=40, blank=True)
    late_post = models.CharField(max_length=40, blank=True)
    employee_id = models.BigIntegerField(default=0)
    state = models.CharField(max_length=8, choices=TIMER_STATES, default="open")
    unit = models.CharField(max_length=16, blank=True)
    amount = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    told_until = models.DateTimeField()
    level = models.PositiveSmallIntegerField(default=0)
    paused_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    asks_reason = models.BooleanField(default=False)
    reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["store_id", "next_at"], condition=~Q(next_at=None), name="timer_next"),
            models.Index(fields=["store_id", "post", "due_at"], condition=Q(ended_at=None), name="timer_open_post"),
            models.Index(fields=["store_id", "state", "due_at"], name="timer_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "subject_id", "kind"], condition=Q(ended_at=None), name="timer_runs_once"
            ),
            models.CheckConstraint(condition=Q(state__in=["open", "late", "paused", "met"]), name="timer_state_known"),
            models.CheckConstraint(
                condition=Q(state="met", ended_at__isnull=False, next_at=None) | (~Q(state="met") & Q(ended_at=None)),
                name="timer_ended",
            ),
            models.CheckConstraint(
                condition=Q(state="paused", paused_at__isnull=False, next_at=None)
                | (~Q(state="paused") & Q(paused_at=None)),
                name="timer_paused",
            ),
            models.CheckConstraint(
                condition=~Q(state="met", asks_reason=True, reason="") | Q(ended_at__lte=F("due_at")),
                name="timer_late_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.thing

    @property
    def title(self) -> str:
        """What is to be done, in the reader's language."""
        from chehang.core.timed import title_of

        return str(title_of(self.kind))


class Ladder(models.Model):
    """Who is told of a kind of deadline, and when; the highest version counts. ``rungs``: [when, amount, post] each."""

    store_id = models.BigIntegerField()
    kind = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=1)
    rungs = models.JSONField()
    reason = models.CharField(max_length=1000)
    set_by_id = models.BigIntegerField()
    set_by_name = models.CharField(max_length=100)
    set_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["store_id", "kind", "version"], name="ladder_once")]


class RecurringDue(models.Model):
    """A duty that comes round (daily patrol, weekly order slot, monthly report): each time a deadline starts.

    ``rhythm`` as in ``rhythms.py``; ``unit`` and ``amount`` are the time allowed. After a stop ``each`` missed round
    starts, or only the last.
    """

    store_id = models.BigIntegerField()
    title = models.CharField(max_length=100)
    rhythm = models.CharField(max_length=30)
    unit = models.CharField(max_length=16)
    amount = models.PositiveIntegerField()
    post = models.CharField(max_length=40)
    late_post = models.CharField(max_length=40)
    each = models.BooleanField(default=False)
    asks_reason = models.BooleanField(default=False)
    set_by_id = models.BigIntegerField()
    set_by_name = models.CharField(max_length=100)
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["store_id", "title"], condition=Q(ended_at=None), name="recurring_due_title"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="recurring_due_amount"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def allowed(self) -> str:
        """The time allowed, as people say it."""
        from chehang.core.calendar import words

        return words(self.unit, self.amount)

    @property
    def post_title(self) -> str:
        """Whose duty it is."""
        from chehang.core.timed import post_title

        return post_title(self.post)

    @property
    def late_post_title(self) -> str:
        """Who is told when it is late."""
        from chehang.core.timed import post_title

        return post_title(self.late_post)


class Tick(models.Model):
    """One round of something that comes round: acted on, missed, or the first sight of it (``begun``). Never changed."""

    store_id = models.BigIntegerField()
    name = models.CharField(max_length=80)
    period = models.CharField(max_length=16)
    due_at = models.DateTimeField()
    at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=OUTCOMES)
    made = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["store_id", "name", "period"], name="tick_once"),
            models.CheckConstraint(condition=Q(outcome__in=["done", "missed", "begun"]), name="tick_outcome"),
        ]


class Clockwork(models.Model):
    """The clock of a store: until when all that was due has been told. Its row is held by whoever tells."""

    store_id = models.BigIntegerField(primary_key=True)
    told_until = models.DateTimeField()
