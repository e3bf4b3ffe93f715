"""The imported batch as a document."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, Layout, register
from chehang.core.models import Transition

from .models import Shipment
from .printouts import cost_sheet, handover
from .printouts import register as customs_register
from .states import SHIPMENT


def content(shipment: Shipment) -> dict[str, Any]:
    """What is declared: an edit after the check voids it."""
    rows = shipment.lines.order_by("n").values_list("part_no", "hs_code", "origin", "quantity", "amount", "net_kg")
    return {
        "number": shipment.number,
        "invoice": shipment.invoice_no,
        "currency": shipment.currency,
        "lines": [[str(x) for x in row] for row in rows],
        "round": Transition.objects.filter(
            machine=SHIPMENT.name, object_id=shipment.pk, move__in=("rework", "rejected")
        ).count(),  # what comes back is signed anew, even where nothing of it changed
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
        layouts=(
            Layout("handover", _("Handing over of customs papers"), handover.PRINTOUT, handover.handover),
            Layout("cost_sheet", _("Cost sheet of the batch"), cost_sheet.PRINTOUT, cost_sheet.cost_sheet),
            Layout("register", _("Customs register"), customs_register.PRINTOUT, customs_register.register),
        ),
    )
)
