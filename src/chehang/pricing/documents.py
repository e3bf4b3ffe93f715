"""Price suggestions and proposals as documents. A suggestion wants both managers, and the general manager where the price moves
far; who decides on a proposal follows from how far its prices move and how many they are."""

from pathlib import Path
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.documents import Document, register
from chehang.core.money import ZERO, round_half_up

from .effects import proposal_effect
from .models import PriceProposal, Suggestion
from .states import PROPOSAL, SUGGESTION


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
        (_("Why proposed"), str(made.get_trigger_display())),
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
        (_("On hand"), f"{made.stock.normalize():f}"),
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
            percent=lambda made: abs(made.change),
            authors=lambda made: {made.made_by_id},
            shown=suggestion_shown,
            effect=suggestion_effect,
            past=("approved",),
        ),
    )
)

# More prices than one reads line by line go to the general manager.
MANY = 50
SHOWN = 200


def proposal_content(made: PriceProposal) -> dict[str, Any]:
    """Every new price, for whom and from when, and why."""
    return {
        "class": made.price_class,
        "from": str(made.valid_from),
        "reason": made.reason,
        # What was approved before there was an occasion keeps the content it had.
        **({"why": [made.trigger, made.measure]} if made.trigger else {}),
        "lines": [[x.part_id, f"{x.old_inc:.2f}", f"{x.new_inc:.2f}"] for x in made.lines.order_by("part_id")],
    }


def proposal_shown(made: PriceProposal) -> list[tuple[Any, str]]:
    """The rule and each price in words."""
    lines = made.lines.select_related("part").order_by("part__norm_no", "id")[:SHOWN]
    return [
        (_("Price class"), str(made.get_price_class_display())),
        (_("Rule"), made.rule),
        (_("From"), str(made.valid_from)),
        (_("Why proposed"), str(made.get_trigger_display()) or "—"),
        (_("Countermeasure"), str(made.get_measure_display()) or "—"),
        (_("Reason"), made.reason),
        *((x.part.display_no, f"{x.old_inc:,.2f} → {x.new_inc:,.2f} ({x.change * 100:+.2f} %)") for x in lines),
    ]


register(
    Document(
        "pricing.proposal",
        model="pricing.PriceProposal",
        title=_("Price proposal"),
        series="PPA",
        content=proposal_content,
        see="pricing.see_proposals",
        machine=PROPOSAL,
        link="/pricing/proposals/{id}/",
        # What was approved before there were routes has a second person in its own row: the database wants one.
        approval=ByRoute(
            routes=Path(__file__).parent / "data" / "proposal_routes.csv",
            amount=lambda made: ZERO,  # how far a price moves decides, not how dear the part is
            percent=lambda made: max((abs(x.change) for x in made.lines.all()), default=ZERO),
            kind=lambda made: "many" if made.lines.count() > MANY else "",
            authors=lambda made: {made.made_by_id},
            shown=proposal_shown,
            effect=proposal_effect,
            waits=lambda: Q(state="submitted"),
        ),
    )
)
