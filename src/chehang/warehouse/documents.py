"""The documents of the warehouse: what is sealed when they are signed, how they print."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, Layout, register

from . import invoice_approval
from .counts import documents as counts
from .house import documents as house
from .models import Discrepancy, Inbound, Outbound
from .oldparts import documents as oldparts
from .outlets import documents as outlets
from .printouts import discrepancy_report, gate_pass, goods_receipt, outbound_order, part_label
from .shipping import documents as shipping
from .states import DISCREPANCY, INBOUND, OUTBOUND
from .transfers import documents as transfers

__all__ = [
    "counts",
    "discrepancy_content",
    "house",
    "inbound_content",
    "invoice_approval",
    "oldparts",
    "outbound_content",
    "outlets",
    "shipping",
    "transfers",
]


def inbound_content(inbound: Inbound) -> dict[str, Any]:
    """What a delivery says."""
    return {
        "number": inbound.number,
        "supplier": inbound.supplier_id,
        "invoice": inbound.invoice_id,
        "lines": [
            [x.n, x.part_id, str(x.packed), str(x.invoiced), str(x.counted), str(x.accepted), str(x.value_ex)]
            for x in inbound.lines.order_by("n")
        ],
    }


def discrepancy_content(report: Discrepancy) -> dict[str, Any]:
    """What a discrepancy report says."""
    return {
        "number": report.number,
        "inbound": report.inbound_id,
        "lines": [[x.line_id, x.kind, str(x.difference), str(x.amount)] for x in report.lines.order_by("id")],
    }


def outbound_content(outbound: Outbound) -> dict[str, Any]:
    """What keepers and customer sign: what leaves from where, to whom, and that the fragile was looked at."""
    return {
        "number": outbound.number,
        "purpose": outbound.purpose,
        "document": [outbound.document, outbound.object_id],
        "receiver": [outbound.receiver_id, outbound.receiver_name],
        "handover": str(outbound.handover),
        "lines": [
            [x.n, x.part_id, x.part_no, str(x.quantity), str(x.amount_inc), str(x.inspection), x.photo_id]
            for x in sorted(outbound.lines.all(), key=lambda x: x.n)
        ],
        "picks": [
            [p.line_id, p.bin_id, p.lot_id, str(p.quantity)] for p in sorted(outbound.picks.all(), key=lambda p: p.pk)
        ],
    }


register(
    Document(
        "warehouse.inbound",
        model="warehouse.Inbound",
        title=_("Goods receipt"),
        series="SH",
        content=inbound_content,
        see="warehouse.see_deliveries",
        machine=INBOUND,
        layouts=(
            Layout("goods_receipt", _("Goods receipt"), goods_receipt.PRINTOUT, goods_receipt.goods_receipt),
            Layout("part_label", _("Part labels"), part_label.PRINTOUT, part_label.part_labels),
        ),
        link="/warehouse/deliveries/{id}/",
    )
)
register(
    Document(
        "warehouse.discrepancy",
        model="warehouse.Discrepancy",
        title=_("Discrepancy report"),
        series="CY",
        content=discrepancy_content,
        see="warehouse.see_discrepancies",
        machine=DISCREPANCY,
        layouts=(
            Layout(
                "discrepancy_report",
                _("Discrepancy report"),
                discrepancy_report.PRINTOUT,
                discrepancy_report.discrepancy_report,
            ),
        ),
        link="/warehouse/discrepancies/{id}/",
    )
)
register(
    Document(
        "warehouse.outbound",
        model="warehouse.Outbound",
        title=_("Outbound order"),
        series="CK",
        content=outbound_content,
        see="warehouse.see_outbound",
        machine=OUTBOUND,
        layouts=(
            Layout("outbound_order", _("Outbound order"), outbound_order.PRINTOUT, outbound_order.outbound_order),
            Layout("gate_pass", _("Gate pass"), gate_pass.PRINTOUT, gate_pass.gate_pass),
        ),
        link="/warehouse/outbound/{id}/",
        sign_slots={
            "keeper_1": _("First keeper"),
            "keeper_2": _("Second keeper"),
            "receiver": _("Customer"),
        },
    )
)
