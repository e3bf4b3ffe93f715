"""What people say without a name (morale, 360°), and what coach and coached note between them.

Anonymous by construction: of an answer only its counts are kept. Neither the row of who was asked nor the journal knows
what was said, and no group is smaller than the figure of the store.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned


class PollKind(models.TextChoices):
    """员工满意度、360 度评价."""

    MORALE = "morale", _("Morale survey")
    FEEDBACK = "feedback", _("360° feedback")


class Poll(StoreOwned):
    """A survey among the people of the house; a feedback is about a manager."""

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=PollKind)
    title = models.CharField(_("survey"), max_length=60)
    about = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("about")
    )
    opened_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("opened by")
    )
    closes_on = models.DateField(_("closes on"))
    state = models.CharField(_("state"), max_length=10, default="open")

    class Meta:
        verbose_name = _("survey among the staff")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="people_poll_number"),
            models.CheckConstraint(
                condition=Q(kind="morale", about=None) | Q(kind="feedback", about__isnull=False),
                name="people_poll_about",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class PollVoice(StoreOwned):
    """Who is asked, in which group he counts, and whether he has answered; never what."""

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="voices", verbose_name=_("survey"))
    employee = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("employee"))
    group = models.CharField(_("group"), max_length=12)
    answered = models.BooleanField(_("has answered"), default=False)

    class Meta:
        verbose_name = _("voice")
        constraints = [models.UniqueConstraint(fields=["poll", "employee"], name="people_voice_once")]


class PollTally(StoreOwned):
    """How often a group gave a score to a question."""

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="tallies", verbose_name=_("survey"))
    group = models.CharField(_("group"), max_length=12)
    question = models.PositiveSmallIntegerField(_("question"))
    score = models.PositiveSmallIntegerField(_("score"))
    count = models.PositiveIntegerField(_("answers"), default=0)

    class Meta:
        verbose_name = _("answers counted")
        constraints = [
            models.UniqueConstraint(fields=["poll", "group", "question", "score"], name="people_tally_once"),
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=5), name="people_tally_score"),
        ]


class CoachingNote(StoreOwned):
    """What a manager and one of his people agreed in a talk. Only these two read it."""

    PERSONAL_FIELDS = ("text",)
    coach = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("coach"))
    coached = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("coached"))
    at = models.DateTimeField(_("time"))
    text = models.CharField(_("note"), max_length=1000)

    class Meta:
        verbose_name = _("coaching note")
        constraints = [models.CheckConstraint(condition=~Q(coach=F("coached")), name="people_coaching_two")]
