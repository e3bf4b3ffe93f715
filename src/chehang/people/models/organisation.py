"""The organisation: units, posts with headcount and job description, and the changes that made them so."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned
from chehang.org.posts import title_of


class OrgUnit(StoreOwned):
    """A department or a team in it; ``parent`` is what it belongs to."""

    code = models.CharField(_("code"), max_length=20)
    name = models.CharField(_("name"), max_length=60)
    parent = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="units", verbose_name=_("part of")
    )

    class Meta:
        verbose_name = _("unit")
        constraints = [models.UniqueConstraint(fields=["store", "code"], name="people_unit_code")]

    def __str__(self) -> str:
        return self.name


class HoursSystem(models.TextChoices):
    """工时制: the comprehensive and the flexible one need the authority's approval (劳动法 art. 39)."""

    STANDARD = "standard", _("Standard hours")
    COMPREHENSIVE = "comprehensive", _("Comprehensive hours")
    FLEXIBLE = "flexible", _("Flexible hours")


class PositionFacts(models.Model):
    """What is said of a post: as it is today, and as a change wants it."""

    code = models.CharField(_("code"), max_length=40)
    title = models.CharField(_("post"), max_length=60)
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    grade = models.PositiveSmallIntegerField(_("grade"), default=1)
    headcount = models.PositiveSmallIntegerField(_("headcount"), default=1)
    hours = models.CharField(_("hours"), max_length=14, choices=HoursSystem, default="standard")
    reports_to = models.ForeignKey(
        "people.Position", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("reports to")
    )
    rights = models.CharField(_("rights of the post"), max_length=40, blank=True)
    duty = models.TextField(_("job description"), blank=True)

    class Meta:
        abstract = True


class Position(PositionFacts, StoreOwned):
    """A post as it is today. ``rights`` is the post of the house whose rights its holder gets; "" = none."""

    since = models.DateField(_("since"))
    closed_on = models.DateField(_("closed on"), null=True)

    class Meta:
        verbose_name = _("post")
        constraints = [
            models.UniqueConstraint(fields=["store", "code"], name="people_position_code"),
            models.CheckConstraint(condition=Q(hours__in=HoursSystem.values), name="people_position_hours"),
            models.CheckConstraint(condition=Q(grade__gte=1, grade__lte=20), name="people_position_grade"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("since")), name="people_position_days"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rights_title(self) -> str:
        """The house's post behind it, in words."""
        return str(title_of(self.rights)) if self.rights else ""

    @property
    def holders(self) -> int:
        """How many hold it today."""
        return self.employments.filter(until=None).count()

    @property
    def open_places(self) -> int:
        """Places of the headcount that nobody fills."""
        return max(self.headcount - self.holders, 0)


class ChangeKind(models.TextChoices):
    """What a change does to a post."""

    NEW = "new", _("New post")
    CHANGE = "change", _("Change of a post")
    CLOSE = "close", _("Post abolished")


class OrgChange(PositionFacts, StoreOwned):
    """A change of the organisation: asked for, approved by the general manager, in effect from its day on.

    ``was``: [title, unit, headcount, reports to] of the post before it.
    """

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind"), max_length=8, choices=ChangeKind)
    position = models.ForeignKey(
        Position, null=True, on_delete=models.PROTECT, related_name="changes", verbose_name=_("post")
    )
    effective_on = models.DateField(_("effective from"))
    was = models.JSONField(null=True)
    reason = models.CharField(_("reason"), max_length=1000)
    asked_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))
    state = models.CharField(_("state"), max_length=10, default="submitted")

    class Meta:
        verbose_name = _("organisation change")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="people_orgchange_number"),
            models.CheckConstraint(condition=Q(kind__in=ChangeKind.values), name="people_orgchange_kind"),
            models.CheckConstraint(
                condition=Q(kind="new") | Q(position__isnull=False), name="people_orgchange_of_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.get_kind_display()} {self.title}"
