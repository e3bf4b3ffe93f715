"""Disposals as documents: approved by what they cost."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.documents import Document, register
from chehang.warehouse.models import Disposal

from .states import DISPOSAL


def disposal_content(made: Disposal) -> dict[str, Any]:
    """What is to become of how many."""
    return {
        "number": made.number,
        "part": [made.part_id, made.bin_id, f"{made.quantity:.3f}", f"{made.cost:.2f}"],
        "way": [
            made.way,
            f"{made.price:.2f}",
            made.reason,
            *(x for x in (made.with_part_id, made.to_store_id, made.to_outlet_id, made.until and str(made.until)) if x),
        ],
    }


def disposal_shown(made: Disposal) -> list[tuple[Any, str]]:
    """The proposal in words."""
    return [
        (_("Part"), f"{made.part} × {made.quantity.normalize():f}"),
        (_("Last issue"), str(made.last_out or "—")),
        (_("Cost"), f"{made.cost:,.2f}"),
        (_("Proposal"), str(made.get_way_display())),
        *([(_("Sold together with"), str(made.with_part))] if made.with_part else []),
        *([(_("Goes to the store"), made.to_store.name)] if made.to_store else []),
        *([(_("Goes to the outlet"), made.to_outlet.outlet.name)] if made.to_outlet else []),
        *([(_("Price holds until"), str(made.until))] if made.until else []),
        (_("Expected proceeds without VAT"), f"{made.price:,.2f}"),
        (_("Reason"), made.reason),
    ]


register(
    Document(
        "warehouse.disposal",
        model="warehouse.Disposal",
        title=_("Disposal of slow stock"),
        series="CZ",
        content=disposal_content,
        see="warehouse.see_disposals",
        machine=DISPOSAL,
        link="/warehouse/disposals/{id}/",
        approval=ByRoute(
            routes=Path(__file__).parent.parent / "data" / "disposal_routes.csv",
            amount=lambda made: made.cost,
            authors=lambda made: {made.made_by_id},
            shown=disposal_shown,
            effect=lambda made: [(_("Loss against cost"), f"{max(made.cost - made.price, 0):,.2f}")],
            past=("approved", "running", "done"),
        ),
    )
)
