"""Targets and bands of measures, as a store has set them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Context
from chehang.core.models import MeasureTarget

from .declare import Measure
from .spans import Span

GREEN, AMBER, RED = "green", "amber", "red"
WORDS: dict[str, Any] = {GREEN: _("in the green band"), AMBER: _("between the bands"), RED: _("in the red band")}


@dataclass(frozen=True)
class Judgement:
    """A value against what was agreed: its colour (empty without a band) and how much of the target is reached."""

    target: MeasureTarget
    colour: str = ""
    reached: Decimal | None = None

    @property
    def words(self) -> Any:
        """The colour in words, for who sees no colours."""
        return WORDS.get(self.colour, "")


def target_of(measure: Measure, who: Actor | Context, span: Span) -> MeasureTarget | None:
    """What holds for a span: set for it, or for an earlier one of its kind until another is set."""
    rows = MeasureTarget.objects.filter(store_id=who.store_id, measure=measure.name, kind=span.kind)
    own = rows.filter(first=span.first).order_by("-id").first()
    return own or rows.filter(first__lt=span.first, standing=True).order_by("-first", "-id").first()


def judge(measure: Measure, value: Decimal | None, target: MeasureTarget | None) -> Judgement | None:
    """The value in its band. Without a value nothing is judged; without a target neither."""
    if target is None:
        return None
    if value is None:
        return Judgement(target)
    reached = value / target.target if target.target else None
    if target.green is None or target.red is None:
        return Judgement(target, "", reached)
    up = measure.better == "up"
    good = value >= target.green if up else value <= target.green
    bad = value <= target.red if up else value >= target.red
    return Judgement(target, GREEN if good else RED if bad else AMBER, reached)
