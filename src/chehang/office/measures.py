"""Measures of administration: hazards mended on time, injuries, incidents."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, IntegerField, Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import STORE_TIME, Actor, Context
from chehang.core.measures import By, Count, Measure, Ratio, Span, Sum, add_measures, within
from chehang.core.once import once
from chehang.core.screens import Column
from chehang.office.models import Hazard, Incident, SavingIdea
from chehang.org.models import Store

STORE = (Column("name", _("Store")), Column("found", _("Figure"), "number"))
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


def drills(who: Actor | Context, span: Span) -> QuerySet[Incident]:
    """Drills of the span."""
    return within(rows(Incident, who).filter(drill=True), "happened_at", span)


def saved(who: Actor | Context, span: Span) -> QuerySet[SavingIdea]:
    """Ideas whose result was settled, by the day they were suggested."""
    return within(rows(SavingIdea, who).filter(state="done"), "suggested_on", span)


@dataclass(frozen=True)
class Safety:
    """What was ever written down of safety: the days of injuries, of other incidents, of drills; of each hazard when it was
    found, by when it was to be mended, and when it was."""

    hurt: tuple[date, ...]
    other: tuple[date, ...]
    drills: tuple[date, ...]
    hazards: tuple[tuple[date, date | None, date | None], ...]

    def first(self, until: date) -> date | None:
        """The first word, by a day."""
        said = (*self.hurt, *self.other, *self.drills, *(found for found, _due, _mended in self.hazards))
        return min((day for day in said if day <= until), default=None)

    def late(self, on: date) -> int:
        """Hazards that on a day are past theirs."""
        return sum(
            due is not None and due < on and found <= on and (mended is None or mended > on)
            for found, due, mended in self.hazards
        )


def _safety(who: Actor | Context) -> Safety:
    """A page that asks for many spans reads it once."""

    def read() -> Safety:
        said = [
            (at.astimezone(STORE_TIME).date(), drill, kind == "injury" or hurt > 0)
            for at, drill, kind, hurt in rows(Incident, who).values_list("happened_at", "drill", "kind", "hurt")
        ]
        hazards = rows(Hazard, who).values_list("found_on", "due", "mended_on", "state")
        return Safety(
            tuple(day for day, drill, hurt in said if hurt and not drill),
            tuple(day for day, drill, hurt in said if not hurt and not drill),
            tuple(day for day, drill, _hurt in said if drill),
            tuple((found, due, mended if state == "closed" else None) for found, due, mended, state in hazards),
        )

    return once(("office.safety", who.store_id, who.actor if isinstance(who, Context) else who), read)


def _on_store(who: Actor | Context, span: Span, value: int) -> QuerySet[Store]:
    """A number of the whole store, beside its one row; none before anything of safety was written down."""
    there = _safety(who).first(span.last) is not None
    return Store.objects.filter(pk=who.store_id if there else 0).annotate(
        found=Value(value, output_field=IntegerField())
    )


def safe_days(who: Actor | Context, span: Span) -> QuerySet[Store]:
    """Days since somebody was hurt; without an injury since the first word of safety was written down."""
    known = _safety(who)
    since = max((day for day in known.hurt if day <= span.last), default=None) or known.first(span.last)
    return _on_store(who, span, max((span.last - since).days, 0) if since else 0)


def safety(who: Actor | Context, span: Span) -> QuerySet[Store]:
    """The points of the safety index."""
    known = _safety(who)
    hurt, other = (sum(span.first <= day <= span.last for day in days) for days in (known.hurt, known.other))
    return _on_store(who, span, max(100 - 20 * hurt - 10 * other - 5 * known.late(span.last), 0))


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
    _office("hurt", _("People hurt at work"), "persons", Sum("hurt"), injuries, _("People hurt in incidents of the period; drills do not count."),
            day="happened_at", screen="office.incidents", better="down"),
    _office("safe_days", _("Days without accident"), "days", Sum("found"), safe_days,
            _("Days since somebody was hurt at work; before the first injury since hazards, drills and incidents are written down."), kind="level", columns=STORE,
            desk=SEEN_BY),
    _office("safety_index", _("Safety index"), "points", Sum("found"), safety,
            _("100, less 20 for each injury, 10 for each other incident of the period, 5 for each hazard past its day."), kind="level",
            columns=STORE),
    _office("drills", _("Drills"), "documents", Count(), drills, _("Drills held in the period."), day="happened_at",
            by=(By("kind", _("Kind")),), screen="office.incidents"),
    _office("saved", _("Saved by ideas"), "CNY", Sum("saved"), saved, _("What ideas of the period have really saved, as settled."),
            day="suggested_on", by=(By("item", _("Item of the budget")),), screen="office.ideas"),
)  # fmt: skip
