"""Open the file of an imported batch."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.customs.commands import BatchContent
from chehang.customs.filing import LOGISTICS, file_of, papers_needed, require_new_invoice, write_checklist, write_lines
from chehang.customs.models import Shipment
from chehang.customs.states import SHIPMENT


class OpenShipment(BatchContent):
    """Head and lines of the batch, and what its goods are: that decides which papers it needs."""

    agreement: Annotated[bool, Field(title=gettext_noop("Agreement rate (certificate of origin)"))] = False
    ccc: Annotated[bool, Field(title=gettext_noop("Goods need CCC"))] = False
    dangerous: Annotated[bool, Field(title=gettext_noop("Dangerous goods"))] = False
    wooden: Annotated[bool, Field(title=gettext_noop("Wood packing"))] = False


@operation("customs.open_shipment", title=_("New import batch"), posts=LOGISTICS)
def open_shipment(cmd: OpenShipment, ctx: Context) -> Done:
    """Open a batch with its lines, their tariffs and the checklist of papers.

    Refused for a supplier's invoice that has a batch already, weights that do not fit, a code without tariff; an amount that is not
    quantity × price is asked about.
    """
    require_new_invoice(ctx, cmd)
    shipment = Shipment.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "JK"),
        preparer_id=ctx.actor.employee_id,
        opened_at=ctx.now,
        **file_of(ctx, cmd),
    )
    write_lines(ctx, shipment, cmd.lines, shipment.order)
    needed = papers_needed(cmd.incoterm, cmd.dangerous, cmd.ccc, cmd.wooden, cmd.agreement)
    write_checklist(ctx, shipment, needed)
    SHIPMENT.begin(ctx, shipment)
    ctx.changed(shipment, None, {"number": shipment.number, "invoice": cmd.invoice_no, "lines": len(cmd.lines)})
    return Done(id=shipment.pk, number=shipment.number)
