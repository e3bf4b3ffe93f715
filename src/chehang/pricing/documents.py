"""Price suggestions as documents: both managers say yes, the general manager where the price moves far."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.documents import Document, register
from chehang.core.money import round_half_up

from .models import Suggestion
from .states import SUGGESTION


def suggestion_content(made: Suggestion) -> dict[str, Any]:
    """Which price from when, why, and what is done about it."""
    return {
        "part": [made.part_id, made.price_class, f"{made.old_inc:.2f}", f"{made.new_inc:.2f}"],
        "from": str(made.valid_from),
        "why": [made.trigger, made.measure, made.reason],
    }


def suggestion_shown(made: Suggestion) -> list[tuple[Any, str]]:
    """The suggestion and what it rests on, in words."""
    return [
        (_("Part"), str(made.part)),
        (_("Price class"), str(made.get_price_class_display())),
        (_("Price"), f"{made.old_inc:,.2f} → {made.new_inc:,.2f} ({made.change * 100:+.2f} %)"),
        (_("Occasion"), str(made.get_trigger_display())),
        (_("Countermeasure"), str(made.get_measure_display())),
        (
            _("Median of the market"),
            "—" if made.market_inc is None else f"{made.market_inc:,.2f} ({made.observations})",
        ),
        (_("Reason"), made.reason),
    ]


def suggestion_effect(made: Suggestion) -> list[tuple[Any, str]]:
    """What a yes does: goods on the shelf keep their cost, only the margin moves."""
    difference = round_half_up((made.new_inc - made.old_inc) * made.monthly * 12) if made.old_inc else None
    return [
        (_("In stock"), f"{made.stock.normalize():f}"),
        (_("Turnover in a year at the same quantity"), "—" if difference is None else f"{difference:+,.2f}"),
        (_("Margin before"), _rate(made.margin_old)),
        (_("Margin after"), _rate(made.margin_new)),
    ]


def _rate(value: Any) -> str:
    return "—" if value is None else f"{value * 100:.2f} %"


register(
    Document(
        "pricing.suggestion",
        model="pricing.Suggestion",
        title=_("Price suggestion"),
        series="TJ",
        content=suggestion_content,
        see="pricing.see_suggestions",
        machine=SUGGESTION,
        link="/pricing/suggestions/{id}/",
        approval=ByRoute(
            routes=Path(__file__).parent / "data" / "suggestion_routes.csv",
            amount=lambda made: made.new_inc,
            percent=lambda made: abs(made.change) * 100,
            authors=lambda made: {made.made_by_id},
            shown=suggestion_shown,
            effect=suggestion_effect,
            past=("approved",),
        ),
    )
)
