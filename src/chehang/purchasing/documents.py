"""The documents of purchasing."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, Layout, register

from .models import Order
from .printouts.purchase_order import PAPER, purchase_order
from .states import ORDER


def order_content(order: Order) -> dict[str, Any]:
    """What a review seals: to whom, what, how much, at which price."""
    return {
        "supplier": order.supplier_id,
        "kind": str(order.kind),
        "required_on": str(order.required_on or ""),
        "reason": order.reason,
        "vin": order.vin,
        "work_order": order.work_order,
        "note": order.note,
        "amount_ex": str(order.amount_ex),
        "tax": str(order.tax),
        "lines": [
            [x.n, x.part_id, x.part_no, x.part_name, str(x.quantity), str(x.price_ex), str(x.tax_rate), x.need]
            for x in order.lines.order_by("n")
        ],
    }


ORDER_DOCUMENT = register(
    Document(
        "purchasing.order",
        model="purchasing.Order",
        title=_("Purchase order"),
        series="DG",
        content=order_content,
        see="purchasing.see_orders",
        machine=ORDER,
        layouts=(Layout("purchase_order", _("Purchase order"), PAPER, purchase_order),),
        link="/purchasing/orders/{id}/",
    )
)
