"""What the plan says."""

from dataclasses import dataclass

from chehang.planning.arrays import Floats, Ints
from chehang.planning.explain import Explanation


@dataclass(frozen=True)
class CurvePoint:
    """One point of fill against capital: yuan (measured as the quota is), expected shares of lines and units."""

    capital: float
    line_fill: float
    unit_fill: float


@dataclass(frozen=True)
class Totals:
    """Of the whole plan: yuan of all highest stocks, of the expected stock, of the orders; expected fills, and the
    fill of lines if what is there and under way were kept as it is; ``demands`` expected a month."""

    highest_value: float
    on_hand_value: float
    order_value: float
    line_fill: float
    unit_fill: float
    held_line_fill: float
    demands: float
    gain: float
    bound: float


@dataclass(frozen=True)
class PlanResult:
    """Per part: reorder when the position is at or below ``min`` up to ``max``; ``order_qty`` now; ``value`` yuan of
    max × price; mean demand a month; phase; explanation. ``notes`` are codes and params of the defaults taken; ``gains``, where asked for, of each part (by its place) the step
    and the demands filled a month by a highest stock of 0, step, 2·step …"""

    parts: tuple[str, ...]
    min: Ints
    max: Ints
    order_qty: Ints
    value: Floats
    mean: Floats
    phase: Ints
    explanations: tuple[Explanation, ...]
    curve: tuple[CurvePoint, ...]
    quota: float | None
    totals: Totals
    notes: tuple[tuple[str, dict[str, object]], ...]
    gains: dict[int, tuple[int, list[float]]]
