"""Many readings at once, each measure once: of one store, or of several with one question for all of them.

A page that shows many measures reads the parts they share once. Over several stores a measure is counted for all of them in
one query, where that says the same: where its rows come through the one door (``access.rows``) and nobody's view is narrowed
there. Whatever else there is, is read store by store.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from chehang.core.access import OneByOne, Several
from chehang.core.context import Actor
from chehang.core.models import MeasureChoice

from .compute import Reading, facts_of, made_from, read, totals_by_store, unknown
from .declare import Measure, measures
from .definitions import Choices, chosen_at
from .spans import Span
from .values import composed


class Readings:
    """The measures of some stores as they are known today; each is read once for each span."""

    def __init__(self, actors: Sequence[Actor], today: date) -> None:
        self.actors, self.today = {a.store_id: a for a in actors}, today
        self._read: dict[tuple[str, Span], dict[int, Reading]] = {}
        self._choices: dict[str, dict[int, Choices]] | None = None

    def of(self, measure: Measure, span: Span) -> dict[int, Reading]:
        """The measure of each store in a span."""
        key = (measure.name, span)
        if key not in self._read:
            self._read[key] = self._many(measure, span) if len(self.actors) > 1 or composed(measure.value) else {
                store: read(measure, actor, span, self.today) for store, actor in self.actors.items()
            }  # fmt: skip
        return self._read[key]

    def one(self, measure: Measure, span: Span) -> Reading:
        """The same of the only store."""
        (found,) = self.of(measure, span).values()
        return found

    def choices(self, measure: Measure) -> dict[int, Choices]:
        """What each store has chosen of its definitions: one question for all measures."""
        if self._choices is None:
            self._choices = {}
            rows = MeasureChoice.objects.filter(store_id__in=list(self.actors)).order_by("valid_from", "id")
            for name, store, day, variant in rows.values_list("measure", "store_id", "valid_from", "variant"):
                known = self._choices.setdefault(name, {})
                known[store] = (*known.get(store, ()), (day, variant))
        return self._choices.get(measure.name, {}) if measure.variants else {}

    def _many(self, measure: Measure, span: Span) -> dict[int, Reading]:
        choices, on = self.choices(measure), min(span.last, self.today)
        alike: dict[str, list[int]] = {}
        for store in self.actors:
            alike.setdefault(chosen_at(choices.get(store, ()), on), []).append(store)
        found: dict[int, Reading] = {}
        for variant, stores in alike.items():
            defined = measure.defined(variant)
            facts = {s: facts_of(span, self.today, choices.get(s, ()), variant) for s in stores}
            if unknown(measure, span, self.today):
                found |= {s: Reading(measure, span, None, unknown=True, **facts[s]) for s in stores}
            elif composed(defined.value):
                for s in stores:
                    found[s] = made_from(measure, defined.value, self._member(s), span, self.today, facts[s])
            else:
                found |= self._counted(measure, defined, stores, span, facts)
        return {store: found[store] for store in self.actors}

    def _member(self, store: int) -> Any:
        return lambda name, span: self.of(measures()[name], span)[store]

    def _counted(
        self, measure: Measure, defined: Measure, stores: Iterable[int], span: Span, facts: dict[int, dict[str, Any]]
    ) -> dict[int, Reading]:
        known, several = span.until(self.today), Several([self.actors[s] for s in stores])
        try:
            sums = totals_by_store(defined, defined.rows_for(several, known), known)
        except OneByOne:
            return {s: read(measure, self.actors[s], span, self.today) for s in stores}
        nothing: tuple[Decimal | None, int, Decimal | None, Decimal | None] = (None, 0, None, None)
        return {s: Reading(measure, span, *sums.get(s, nothing), **facts[s]) for s in stores}
