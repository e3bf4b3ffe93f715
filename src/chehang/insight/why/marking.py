"""Which rows of a measure happened once."""

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import Measure

from .models import OneOff


def marked_of(who: Actor | Context, measure: Measure) -> frozenset[int]:
    """The ids of the rows of which that was the last word."""
    said: dict[int, bool] = {}
    for pk, once in rows(OneOff, who).filter(measure=measure.name).order_by("id").values_list("object_id", "once"):
        said[pk] = once
    return frozenset(pk for pk, once in said.items() if once)
