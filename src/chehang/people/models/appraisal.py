"""Appraisal: the scheme of a post with its weights, and the sheet of a person for a month."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import QuantityField, RateField
from chehang.core.models import StoreOwned
from chehang.org.posts import title_of


class Scheme(StoreOwned):
    """What a post is judged by (绩效考核方案), approved by the general manager; one is in force for a post."""

    number = models.CharField(_("number"), max_length=40)
    post = models.CharField(_("post of the house"), max_length=40)
    title = models.CharField(_("scheme"), max_length=60)
    written_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    since = models.DateField(_("in force since"), null=True)
    state = models.CharField(_("state"), max_length=10, default="submitted")

    class Meta:
        verbose_name = _("appraisal scheme")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="people_scheme_number"),
            models.UniqueConstraint(
                fields=["store", "post"], condition=Q(state="in_force"), name="people_scheme_one_in_force"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["in_force", "replaced"]) | Q(since__isnull=False), name="people_scheme_since"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def post_title(self) -> str:
        """The post in words."""
        return str(title_of(self.post))


class Yardstick(models.Model):
    """What is judged: title, weight in percent, target; ``measure`` fills it from the house's numbers."""

    n = models.PositiveSmallIntegerField(_("item no."))
    title = models.CharField(_("yardstick"), max_length=60)
    weight = models.PositiveSmallIntegerField(_("weight, percent"))
    target = QuantityField(_("target"))
    measure = models.CharField(_("measure of the house"), max_length=80, blank=True)
    less = models.BooleanField(_("less is better"), default=False)
    floor = models.PositiveSmallIntegerField(_("nothing below, percent"), default=0)

    class Meta:
        abstract = True


class SchemeItem(Yardstick, StoreOwned):
    """A yardstick of a scheme; the weights of a scheme make a hundred."""

    scheme = models.ForeignKey(
        Scheme, on_delete=models.PROTECT, related_name="items", verbose_name=_("appraisal scheme")
    )

    class Meta:
        verbose_name = _("yardstick")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "n"], name="people_schemeitem_n"),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=100, target__gt=0), name="people_schemeitem_sane"
            ),
        ]


class Appraisal(StoreOwned):
    """A person in a month: targets signed by both sides, scored by the manager, accepted or appealed by the person, closed by HR with its grade."""

    number = models.CharField(_("number"), max_length=40)
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="+", verbose_name=_("appraisal scheme"))
    employee = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("employee"))
    month = models.DateField(_("month"))
    signed_at = models.DateTimeField(_("targets signed by the employee"), null=True)
    manager = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("targets signed by")
    )
    manager_at = models.DateTimeField(_("targets signed by the manager"), null=True)
    score = QuantityField(_("score"), null=True)
    appraiser = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("appraised by")
    )
    comment = models.CharField(_("what the manager says"), max_length=1000, blank=True)
    scored_on = models.DateField(_("scored on"), null=True)
    statement = models.CharField(_("what the employee says"), max_length=1000, blank=True)
    decided_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("appeal decided by")
    )
    grade = models.CharField(_("grade"), max_length=1, blank=True)
    factor = RateField(_("coefficient"), null=True)
    state = models.CharField(_("state"), max_length=10, default="open")

    class Meta:
        verbose_name = _("appraisal")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="people_appraisal_number"),
            models.UniqueConstraint(fields=["store", "employee", "month"], name="people_appraisal_once"),
            models.CheckConstraint(condition=Q(grade__in=["", "A", "B", "C", "D"]), name="people_appraisal_grade"),
            models.CheckConstraint(
                condition=Q(appraiser=None) | ~Q(appraiser=F("employee")), name="people_appraisal_by_another"
            ),
            models.CheckConstraint(
                condition=Q(manager=None, manager_at=None)
                | (Q(manager__isnull=False, manager_at__isnull=False) & ~Q(manager=F("employee"))),
                name="people_appraisal_two_sign",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | (~Q(decided_by=F("employee")) & ~Q(decided_by=F("appraiser"))),
                name="people_appraisal_appeal_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(score__isnull=False, appraiser__isnull=False, scored_on__isnull=False),
                name="people_appraisal_scored",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | (~Q(grade="") & Q(factor__isnull=False)), name="people_appraisal_closed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.employee.name} {self.month:%Y-%m}"


class AppraisalLine(Yardstick, StoreOwned):
    """A yardstick with what was reached; its score is at most 120."""

    appraisal = models.ForeignKey(
        Appraisal, on_delete=models.PROTECT, related_name="lines", verbose_name=_("appraisal")
    )
    actual = QuantityField(_("reached"), null=True)
    score = QuantityField(_("score"), null=True)

    class Meta:
        verbose_name = _("line of an appraisal")
        constraints = [
            models.UniqueConstraint(fields=["appraisal", "n"], name="people_appraisalline_n"),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0, score__lte=120), name="people_appraisalline_score"
            ),
        ]
