"""Open the file of an imported batch."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.reading import papers
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, PositiveQuantity, Ref, RequiredText, ShortText
from chehang.customs.commands import Currency, DeclaredLine
from chehang.customs.filing import LOGISTICS, papers_needed, write_checklist, write_lines
from chehang.customs.models import Shipment
from chehang.customs.states import SHIPMENT
from chehang.parties.models import Supplier
from chehang.purchasing.models import Order


class OpenShipment(Command):
    """Head and lines of the batch; ``spot_rate`` is yuan for one unit of the currency, as the goods are booked."""

    supplier: Annotated[Id, Ref("parties.Supplier")]
    order: Annotated[Id | None, Ref("purchasing.Order")] = None
    contract_no: Annotated[RequiredText, Field(title=gettext_noop("Contract"))]
    invoice_no: Annotated[str, Field(pattern=r"^[0-9A-Za-z/-]{1,40}$", title=gettext_noop("Invoice number"))]
    mode: Annotated[Literal["sea", "air", "rail", "road"], Field(title=gettext_noop("Mode"))]
    port: Annotated[RequiredText, Field(title=gettext_noop("Port of entry"))]
    incoterm: Annotated[
        Literal["EXW", "FCA", "FOB", "CFR", "CIF", "CIP", "DAP", "DDP"], Field(title=gettext_noop("Incoterm"))
    ]
    currency: Currency
    spot_rate: Annotated[
        Decimal, Field(gt=0, lt=100000, max_digits=12, decimal_places=6, title=gettext_noop("Spot rate"))
    ]
    packages: Annotated[int, Field(ge=1, le=100000, title=gettext_noop("Packages"))]
    gross_kg: Annotated[PositiveQuantity, Field(title=gettext_noop("Gross weight kg"))]
    net_kg: Annotated[PositiveQuantity, Field(title=gettext_noop("Net weight kg"))]
    volume: Annotated[PositiveQuantity, Field(title=gettext_noop("Volume m³"))]
    eta: Annotated[DueDate, Field(title=gettext_noop("Expected arrival"))]
    transport_no: Annotated[ShortText, Field(max_length=40, title=gettext_noop("Bill of lading or air waybill"))] = ""
    agreement: Annotated[bool, Field(title=gettext_noop("Agreement rate (certificate of origin)"))] = False
    ccc: Annotated[bool, Field(title=gettext_noop("Goods need CCC"))] = False
    dangerous: Annotated[bool, Field(title=gettext_noop("Dangerous goods"))] = False
    wooden: Annotated[bool, Field(title=gettext_noop("Wood packing"))] = False
    lines: Annotated[list[DeclaredLine], Field(min_length=1, max_length=5000)]


@operation("customs.open_shipment", title=_("New import batch"), posts=LOGISTICS)
def open_shipment(cmd: OpenShipment, ctx: Context) -> Done:
    """Open a batch with its lines, their tariffs and the checklist of papers.

    Refused for a supplier's invoice that has a batch already, weights that do not fit, a code without tariff; an amount that is not
    quantity × price is asked about.
    """
    supplier = access.get(Supplier, cmd.supplier, ctx)
    order = access.get(Order, cmd.order, ctx) if cmd.order else None
    known = Shipment.objects.filter(store_id=ctx.store_id, supplier=supplier).exclude(state="cancelled")
    if papers.folded(cmd.invoice_no) in map(papers.folded, known.values_list("invoice_no", flat=True)):
        raise Conflict(
            "shipment.duplicate",
            _("Invoice %(number)s of this supplier has a batch already."),
            field="invoice_no",
            number=cmd.invoice_no,
        )
    shipment = Shipment.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "JK"),
        supplier=supplier,
        order=order,
        preparer_id=ctx.actor.employee_id,
        opened_at=ctx.now,
        **cmd.model_dump(
            include={
                "contract_no", "invoice_no", "mode", "port", "incoterm", "currency", "spot_rate", "packages", "gross_kg",
                "net_kg", "volume", "eta", "transport_no",
            }
        ),
    )  # fmt: skip
    order_lines = dict(order.lines.values_list("part_id", "pk")) if order else {}
    write_lines(ctx, shipment, cmd.lines, order_lines)
    needed = papers_needed(
        cmd.incoterm, {x.origin for x in cmd.lines}, cmd.dangerous, cmd.ccc, cmd.wooden, cmd.agreement
    )
    write_checklist(ctx, shipment, needed)
    SHIPMENT.begin(ctx, shipment)
    ctx.changed(shipment, None, {"number": shipment.number, "invoice": cmd.invoice_no, "lines": len(cmd.lines)})
    return Done(id=shipment.pk, number=shipment.number)
