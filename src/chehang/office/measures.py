"""Measures of administration: hazards mended on time, injuries, incidents."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import By, Count, Measure, Ratio, Span, Sum, add_measures, within
from chehang.office.models import Hazard, Incident

SEEN_BY = ("hr_manager", "general_manager")


def found(who: Actor | Context, span: Span) -> QuerySet[Hazard]:
    """Hazards found in the span."""
    return within(rows(Hazard, who), "found_on", span)


def mended(who: Actor | Context, span: Span) -> QuerySet[Hazard]:
    """Of these, what was mended by its day and seen to be so."""
    return found(who, span).filter(state="closed", mended_on__lte=F("due"))


def incidents(who: Actor | Context, span: Span) -> QuerySet[Incident]:
    """Incidents of the span; drills are none."""
    return within(rows(Incident, who).filter(drill=False), "happened_at", span)


def injuries(who: Actor | Context, span: Span) -> QuerySet[Incident]:
    """Those in which somebody was hurt."""
    return incidents(who, span).filter(Q(kind="injury") | Q(hurt__gt=0))


def _office(
    name: str, title: Any, unit: str, value: Any, rows_of: Any = None, definition: Any = "", **also: Any
) -> Measure:
    return Measure(f"office.{name}", title, unit, "hr_manager", value, rows_of, definition, posts=SEEN_BY, **also)


add_measures(
    _office("hazards", _("Hazards found"), "documents", Count(), found, _("Hazards reported in the period."), day="found_on",
            by=(By("level", _("Level")), By("place", _("Place"))), screen="office.hazards"),
    _office("hazards_on_time", _("Hazards mended on time"), "documents", Count(), mended,
            _("Hazards found in the period, mended by their day and verified by another person."), day="found_on", screen="office.hazards"),
    _office("hazard_rate", _("Hazards mended on time, share"), "percent", Ratio("office.hazards_on_time", "office.hazards"),
            definition=_("Hazards mended by their day ÷ hazards found."), better="up", desk=SEEN_BY),
    _office("incidents", _("Incidents without drills"), "documents", Count(), incidents, _("Incidents that happened in the period; drills do not count."),
            day="happened_at", by=(By("kind", _("Kind")),), screen="office.incidents", better="down"),
    _office("hurt", _("People hurt at work"), "documents", Sum("hurt"), injuries, _("People hurt in incidents of the period; drills do not count."),
            day="happened_at", screen="office.incidents", better="down"),
)  # fmt: skip
