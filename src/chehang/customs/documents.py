"""The imported batch as a document."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import Shipment
from .states import SHIPMENT


def content(shipment: Shipment) -> dict[str, Any]:
    """What is declared: an edit after the check voids it."""
    rows = shipment.lines.order_by("n").values_list("part_no", "hs_code", "origin", "quantity", "amount", "net_kg")
    return {
        "number": shipment.number,
        "invoice": shipment.invoice_no,
        "currency": shipment.currency,
        "lines": [[str(x) for x in row] for row in rows],
        "papers": [[p.kind, p.sha256] for p in shipment.papers.order_by("kind")],
    }


register(
    Document(
        "customs.shipment",
        model="customs.Shipment",
        title=_("Import batch"),
        series="JK",
        content=content,
        see="customs.see_shipments",
        machine=SHIPMENT,
        link="/customs/shipments/{id}/",
    )
)
