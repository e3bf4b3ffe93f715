"""The charts of a measure: one message each, every point opens."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from chehang.core.measures import By, Measure, Reading, Share, Span
from chehang.core.web.cells import plain
from chehang.core.web.charts import COLOURS

MOST_BARS = 12


def shown(measure: Measure, value: Decimal | None) -> float | None:
    """A value for the axis: percent as percent; what has no data leaves a gap."""
    if value is None:
        return None
    return round(float(value * 100 if measure.unit == "percent" else value), 4)


def _unit(measure: Measure) -> str:
    return str(measure.unit_of.title)


def line(measure: Measure, run: Sequence[Reading]) -> dict[str, Any]:
    """The trend as columns (a flow) or a line (a level or a share)."""
    last = next((r for r in reversed(run) if r.value is not None), None)
    title = str(measure.title)
    if last is not None and last.value is not None:
        title += f" {last.span}: {plain(last.value, measure.unit_of.kind)}"
    return {
        "title": {"text": title, "textStyle": {"fontSize": 14}},
        "color": COLOURS,
        "tooltip": {"trigger": "axis"},
        "grid": {"left": 8, "right": 16, "top": 46, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "category", "data": [str(r.span) for r in run]},
        "yAxis": {"type": "value", "name": _unit(measure), "scale": measure.kind != "flow"},
        "series": [
            {
                "type": "bar" if measure.kind == "flow" and measure.unit != "percent" else "line",
                "data": [shown(measure, r.value) for r in run],
                "barMaxWidth": 36,
            }
        ],
        "urls": [f"{measure.url}?{urlencode({'span': r.span.code})}" for r in run],
    }


def bars(measure: Measure, shares: Sequence[Share], by: By, span: Span) -> dict[str, Any]:
    """The largest members of a dimension, the largest on top."""
    top = list(shares[:MOST_BARS])[::-1]
    asked = [{"span": span.code, "by": by.path, "is": s.key or ""} for s in top]
    return {
        "title": {"text": f"{measure.title} · {by.title}", "textStyle": {"fontSize": 14}},
        "color": COLOURS,
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "grid": {"left": 8, "right": 24, "top": 40, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "name": _unit(measure)},
        "yAxis": {"type": "category", "data": [s.label[:16] for s in top]},
        "series": [{"type": "bar", "data": [shown(measure, s.value) for s in top], "barMaxWidth": 22}],
        "urls": [f"{measure.url}?{urlencode(a)}" if s.key is not None else "" for a, s in zip(asked, top, strict=True)],
    }
