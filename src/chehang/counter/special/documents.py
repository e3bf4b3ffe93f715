"""The special order as a document: what its end is approved with."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.documents import Document, register
from chehang.counter.models import SpecialOrder
from chehang.counter.states import SPECIAL

from .deposits import ending


def special_content(order: SpecialOrder) -> dict[str, Any]:
    """What was promised for which car, and how it is to end."""
    return {
        "customer": order.customer_id,
        "car": [order.car_model, order.vin, order.engine_no, order.colour_code],
        "part": [order.part_id, str(order.quantity), str(order.price_inc)],
        "promised": str(order.promised_on),
        "deposit": [order.deposit_kind, str(order.deposit), str(order.earnest)],
        "end": [order.outcome, f"{order.keep:.2f}"],
    }


def special_shown(order: SpecialOrder) -> list[tuple[Any, str]]:
    """The order and its end in words."""
    return [
        (_("Customer"), order.customer.name),
        (_("Part"), f"{order.part_no} {order.part_name} × {order.quantity.normalize():f}"),
        (_("Promised for"), str(order.promised_on)),
        (_("Customer's deposit"), f"{order.get_deposit_kind_display()} {order.deposit:,.2f}"),
        (_("Outcome"), str(order.get_outcome_display())),
        (_("Attempts to reach the customer"), str(order.notices.count())),
    ]


def special_effect(order: SpecialOrder) -> list[tuple[Any, str]]:
    """What a yes does with the deposit."""
    end = ending(order.outcome, order.held, order.earnest, order.keep)
    pairs = [(_("Forfeited"), end.forfeited), (_("Given back"), end.returned), (_("Paid once more"), end.penalty)]
    return [(title, f"{amount:,.2f}") for title, amount in pairs]


register(
    Document(
        "counter.special_order",
        model="counter.SpecialOrder",
        title=_("Special order"),
        series="QJ",
        content=special_content,
        see="counter.see_special_orders",
        machine=SPECIAL,
        link="/counter/special_orders/{id}/",
        approval=ByRoute(
            routes=Path(__file__).parent.parent / "data" / "special_routes.csv",
            amount=lambda order: order.deposit,
            authors=lambda order: set(),
            shown=special_shown,
            effect=special_effect,
            kind=lambda order: "forfeit" if order.keep or order.outcome == "supply" else "",
            past=("abandoned", "failed"),
        ),
    )
)
