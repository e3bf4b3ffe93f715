"""Which definition of a measure holds in a store on a day."""

from __future__ import annotations

from datetime import date

from chehang.core.context import Actor, Context
from chehang.core.models import MeasureChoice

from .declare import Measure
from .spans import Span

Choices = tuple[tuple[date, str], ...]


def choices_of(measure: Measure, who: Actor | Context) -> Choices:
    """What a store has chosen, oldest first: from which day on which definition holds."""
    if not measure.variants:
        return ()
    rows = MeasureChoice.objects.filter(store_id=who.store_id, measure=measure.name)
    return tuple(rows.order_by("valid_from", "id").values_list("valid_from", "variant"))


def chosen_at(choices: Choices, on: date) -> str:
    """The code of the definition that holds on a day; empty is the measure's own."""
    return next((variant for day, variant in reversed(choices) if day <= on), "")


def definition_at(measure: Measure, who: Actor | Context, on: date) -> str:
    """The same, read for one day."""
    return chosen_at(choices_of(measure, who), on)


def changed_within(choices: Choices, span: Span) -> bool:
    """Whether the definition changed inside a span: then it compares two things that are not the same."""
    return (
        len({chosen_at(choices, d) for d in (span.first, *(d for d, _v in choices if span.first < d <= span.last))}) > 1
    )
