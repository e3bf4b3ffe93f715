"""The tables of training."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned
from chehang.work.heads import Department


class Course(StoreOwned):
    """What can be learned. ``valid_months`` without a number: its certificate never expires. ``pass_score`` of 100.

    ``source`` names where questions are drawn from besides those written by hand; ``questions`` is how many a paper has.
    """

    code = models.CharField(_("code"), max_length=20)
    title = models.CharField(_("course"), max_length=100)
    content = models.CharField(_("content"), max_length=1000, blank=True)
    valid_months = models.PositiveIntegerField(_("valid, months"), null=True)
    pass_score = models.PositiveIntegerField(_("pass mark"), default=80)
    questions = models.PositiveIntegerField(_("questions in a paper"), default=10)
    source = models.CharField(_("drawn from"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("course")
        constraints = [
            models.UniqueConstraint(fields=["store", "code"], name="course_code"),
            models.CheckConstraint(condition=Q(pass_score__gte=1, pass_score__lte=100), name="course_pass_score"),
            models.CheckConstraint(condition=Q(questions__gte=1, questions__lte=100), name="course_questions"),
            models.CheckConstraint(condition=Q(valid_months=None) | Q(valid_months__gte=1), name="course_valid"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class RequiredCourse(StoreOwned):
    """A course that the holders of a post must hold a certificate of."""

    post = models.CharField(_("post"), max_length=40)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="required", verbose_name=_("course"))

    class Meta:
        verbose_name = _("required course")
        constraints = [models.UniqueConstraint(fields=["store", "post", "course"], name="required_course_once")]


class PlannedTraining(StoreOwned):
    """A line of the year's plan: which course, for which department, in which month, for how many hours and what money."""

    year = models.PositiveIntegerField(_("year"))
    month = models.PositiveIntegerField(_("month"))
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+", verbose_name=_("course"))
    department = models.CharField(_("department"), max_length=12, choices=Department)
    hours = models.PositiveIntegerField(_("hours"))
    budget = MoneyField(_("budget"), default=0)
    planner = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("planned by")
    )

    class Meta:
        verbose_name = _("planned training")
        constraints = [
            models.UniqueConstraint(fields=["store", "year", "month", "course", "department"], name="training_planned"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="training_month"),
            models.CheckConstraint(condition=Q(hours__gte=1, budget__gte=0), name="training_hours"),
            models.CheckConstraint(condition=Q(department__in=Department.values), name="training_department"),
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d} {self.course.title}"


class TrainingSession(StoreOwned):
    """A course held on a day. Its material hangs on it as attachments."""

    number = models.CharField(_("number"), max_length=40)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions", verbose_name=_("course"))
    plan = models.ForeignKey(
        PlannedTraining, null=True, on_delete=models.PROTECT, related_name="sessions", verbose_name=_("planned as")
    )
    at = models.DateTimeField(_("when"))
    place = models.CharField(_("place"), max_length=100, blank=True)
    trainer = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("trainer"))
    cost = MoneyField(_("cost"), default=0)
    state = models.CharField(_("state"), max_length=10, default="announced")

    class Meta:
        verbose_name = _("training session")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="session_number"),
            models.CheckConstraint(condition=Q(cost__gte=0), name="session_cost"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.course.title}"


class Attendance(StoreOwned):
    """Somebody was there."""

    session = models.ForeignKey(
        TrainingSession, on_delete=models.PROTECT, related_name="attendances", verbose_name=_("training session")
    )
    employee = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("employee"))
    at = models.DateTimeField(_("signed in"))

    class Meta:
        verbose_name = _("attendance")
        constraints = [models.UniqueConstraint(fields=["session", "employee"], name="attended_once")]


class Question(StoreOwned):
    """A question written by hand: its choices, and which of them (from 0) is right."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="bank", verbose_name=_("course"))
    text = models.CharField(_("question"), max_length=300)
    choices = models.JSONField(_("choices"))
    answer = models.PositiveIntegerField(_("right answer"))

    class Meta:
        verbose_name = _("question")
        constraints = [models.UniqueConstraint(fields=["course", "text"], name="question_once")]

    def __str__(self) -> str:
        return self.text


class QuizPaper(StoreOwned):
    """One person's quiz of a session: the questions as drawn (text, choices, right answer), and what was answered."""

    session = models.ForeignKey(
        TrainingSession, on_delete=models.PROTECT, related_name="papers", verbose_name=_("training session")
    )
    employee = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("employee"))
    questions = models.JSONField(_("questions"))
    drawn_at = models.DateTimeField(_("drawn"))
    answers = models.JSONField(_("answers"), default=list)
    score = models.PositiveIntegerField(_("score"), null=True)
    answered_at = models.DateTimeField(_("answered"), null=True)

    class Meta:
        verbose_name = _("quiz")
        constraints = [
            models.UniqueConstraint(fields=["session", "employee"], name="paper_once"),
            models.CheckConstraint(
                condition=Q(answered_at=None, score=None) | Q(answered_at__isnull=False, score__isnull=False),
                name="paper_scored",
            ),
            models.CheckConstraint(condition=Q(score=None) | Q(score__lte=100), name="paper_score"),
        ]

    def __str__(self) -> str:
        return str(self.session)

    @property
    def passed(self) -> bool:
        """Whether the score reaches the course's mark."""
        return self.score is not None and self.score >= self.session.course.pass_score


class Certificate(StoreOwned):
    """A person holds a course's certificate from a day on; without ``expires_on`` for ever."""

    number = models.CharField(_("number"), max_length=60)
    employee = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("employee"))
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="certificates", verbose_name=_("course"))
    issued_on = models.DateField(_("issued on"))
    expires_on = models.DateField(_("expires on"), null=True)
    paper = models.OneToOneField(
        QuizPaper, null=True, on_delete=models.PROTECT, related_name="certificate", verbose_name=_("quiz")
    )
    issuer = models.CharField(_("issued by"), max_length=100)

    class Meta:
        verbose_name = _("certificate")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="certificate_number"),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=F("issued_on")), name="certificate_dates"
            ),
        ]
        indexes = [models.Index(fields=["store", "employee", "course"], name="certificate_holder")]

    def __str__(self) -> str:
        return self.number
