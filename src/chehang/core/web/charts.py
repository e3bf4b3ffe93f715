"""Charts as plain data: option dictionaries for ECharts, and small lines drawn without it."""

from collections.abc import Sequence
from typing import Any

COLOURS = ["#1f6feb", "#e08a00", "#2da44e", "#cf222e", "#8250df"]


def sparkline(values: Sequence[float], width: int = 120, height: int = 28) -> str:
    """The points of a polyline in a box of width × height; empty for fewer than two values."""
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    span = (high - low) or 1
    step = width / (len(values) - 1)
    return " ".join(f"{i * step:.1f},{height - 2 - (v - low) / span * (height - 4):.1f}" for i, v in enumerate(values))


def line_chart(
    title: str, x: Sequence[Any], series: dict[str, Sequence[Any]], *, y_name: str = "", x_name: str = ""
) -> dict[str, Any]:
    """A line chart with one message in its title."""
    return {
        "title": {"text": title, "textStyle": {"fontSize": 14}},
        "color": COLOURS,
        "tooltip": {"trigger": "axis"},
        "legend": {"top": 26, "right": 8},
        "grid": {"left": 56, "right": 24, "top": 60, "bottom": 40},
        "xAxis": {"type": "category", "data": list(x), "name": x_name},
        "yAxis": {"type": "value", "name": y_name, "scale": True},
        "series": [
            {"type": "line", "name": name, "data": list(values), "showSymbol": False} for name, values in series.items()
        ],
    }
