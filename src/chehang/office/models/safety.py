"""Hazards and major incidents."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned
from chehang.office.kinds import IncidentKind, IncidentLevel


class Hazard(StoreOwned):
    """A hidden danger: where, what, how grave; who mends it until when; who, another person, saw that it is mended."""

    LEVELS = (("ordinary", _("Ordinary hazard")), ("major", _("Major hazard")))
    number = models.CharField(_("number"), max_length=40)
    place = models.CharField(_("place"), max_length=60)
    what = models.CharField(_("what is dangerous"), max_length=500)
    level = models.CharField(_("level"), max_length=8, choices=LEVELS)
    found_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("found by"))
    found_on = models.DateField(_("found on"))
    responsible = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible person")
    )
    measure = models.CharField(_("measure"), max_length=500, blank=True)
    due = models.DateField(_("due"), null=True)
    cause = models.CharField(_("cause"), max_length=500, blank=True)
    stopped = models.BooleanField(_("use is stopped"), default=False)
    mended_on = models.DateField(_("mended on"), null=True)
    verified_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("verified by")
    )
    told_on = models.DateField(_("last told to the general manager"), null=True)
    state = models.CharField(_("state"), max_length=10, default="open")

    class Meta:
        verbose_name = _("hazard")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_hazard_number"),
            models.CheckConstraint(
                condition=Q(verified_by=None) | ~Q(verified_by=F("responsible")), name="office_hazard_other"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(verified_by__isnull=False), name="office_hazard_closed"
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(responsible__isnull=False, due__isnull=False), name="office_hazard_whose"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.place}"


class Incident(StoreOwned):
    """A major incident (§9.7): what happened where and when, who leads, what came of it; a drill is no incident.

    The four of 四不放过 are said before it is settled: cause, who was responsible, measures, who was taught.
    """

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=IncidentKind)
    level = models.CharField(_("level"), max_length=8, choices=IncidentLevel)
    drill = models.BooleanField(_("a drill"), default=False)
    place = models.CharField(_("place"), max_length=60)
    what = models.CharField(_("what happened"), max_length=1000)
    happened_at = models.DateTimeField(_("happened"))
    reported_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("reported by")
    )
    hurt = models.PositiveSmallIntegerField(_("people hurt"), default=0)
    leader = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("leader")
    )
    loss = MoneyField(_("loss"), default=0)
    cause = models.CharField(_("cause"), max_length=1000, blank=True)
    responsible = models.CharField(_("who was responsible"), max_length=500, blank=True)
    measures = models.CharField(_("measures"), max_length=1000, blank=True)
    taught = models.CharField(_("who was taught"), max_length=500, blank=True)
    closed_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("closed by")
    )
    state = models.CharField(_("state"), max_length=10, default="reported")

    class Meta:
        verbose_name = _("incident")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_incident_number"),
            models.CheckConstraint(
                condition=Q(kind__in=IncidentKind.values, level__in=IncidentLevel.values), name="office_incident_words"
            ),
            models.CheckConstraint(condition=Q(loss__gte=0), name="office_incident_loss"),
            models.CheckConstraint(condition=Q(state="reported") | Q(leader__isnull=False), name="office_incident_led"),
            models.CheckConstraint(
                condition=~Q(state__in=["settled", "closed"])
                | (~Q(cause="") & ~Q(responsible="") & ~Q(measures="") & ~Q(taught="")),
                name="office_incident_four",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_by__isnull=False), name="office_incident_closed"
            ),
            models.CheckConstraint(
                condition=Q(closed_by=None) | ~Q(closed_by=F("leader")), name="office_incident_other"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.place}"


class IncidentEntry(StoreOwned):
    """An entry of the timeline; ``party`` is whom one has told: fire brigade, authority, insurer, maker, family."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="entries", verbose_name=_("incident"))
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom"))
    text = models.CharField(_("text"), max_length=1000)
    party = models.CharField(_("who was told"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("entry")
