"""Enter the supplier's invoice of a delivery."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.catalogue.models import Part
from chehang.catalogue.services import stock_price, stock_quantity, vat_rate
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Id, PartNo, Ref
from chehang.warehouse.invoices import require_new_number
from chehang.warehouse.kinds import Paper
from chehang.warehouse.models import Inbound, InboundLine, InvoiceLine, SupplierInvoice
from chehang.warehouse.papers_in import ByBuyingUnit, doubt_hidden, lines_for, require_receiving
from chehang.warehouse.printed import PrintedLine, PrintedSums, as_printed


class BilledLine(PrintedLine):
    """One line of the invoice as printed; ``part`` says which where the number fits several."""

    part_no: PartNo
    part: Annotated[Id, Ref("catalogue.Part")] | None = None
    by_buying_unit: ByBuyingUnit = False


class EnterInvoice(PrintedSums):
    """The whole invoice; ``hidden_rows`` are the rows of its file that the sheet hides."""

    inbound: Annotated[Id, Ref("warehouse.Inbound"), Field(title="Delivery")]
    number: Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{1,40}$", title="Invoice number")]
    date: PaperDate
    lines: Annotated[list[BilledLine], Field(min_length=1, max_length=5000)]
    hidden_rows: Annotated[list[int], Field(max_length=5000, title=gettext_noop("Hidden rows of the file"))] = []


@operation("warehouse.enter_invoice", title=_("Enter invoice"), posts=("keeper", "parts_planner", "accountant"))
def enter_invoice(cmd: EnterInvoice, ctx: Context) -> Done:
    """Write the invoice that came with the goods beside the expected lines; entering it again replaces it.

    Refused for an invoice number of this supplier that is already taken, an invoice dated in the future, a part
    billed twice at one price, printed sums that the lines do not make (more than fen) and once the delivery is posted.
    """
    inbound = access.get(Inbound, cmd.inbound, ctx, lock=True)
    require_receiving(inbound)
    if inbound.posted_by_source:
        raise Refused(
            "invoice.of_source",
            _("The papers of delivery %(number)s stand in the file of %(source)s. Only the goods are counted here."),
            number=inbound.number,
            source=inbound.source_number,
        )
    doubt_hidden(ctx, cmd.hidden_rows)
    drop_invoice(inbound)
    require_new_number(ctx, inbound.supplier_id, cmd.number)
    lines = lines_for(inbound, cmd.lines, ctx.today)
    bills = [_in_own_unit(line.part, x, i) for i, (line, x) in enumerate(zip(lines, cmd.lines, strict=True))]
    billed = as_printed(lines, bills, cmd, vat_rate(ctx, "goods", cmd.date))
    invoice = SupplierInvoice.objects.create(
        store_id=ctx.store_id,
        supplier_id=inbound.supplier_id,
        number=cmd.number,
        date=cmd.date,
        entered_by_id=ctx.actor.employee_id,
        entered_at=ctx.now,
    )
    InvoiceLine.objects.bulk_create(
        [
            InvoiceLine(store_id=ctx.store_id, invoice=invoice, inbound_line=line, **asked.values())
            for line, asked in billed.items()
        ]
    )
    note_invoice(inbound, {line.pk: asked.quantity for line, asked in billed.items()})
    inbound.invoice_paper, inbound.invoice = Paper.ENTERED, invoice
    inbound.save(update_fields=["invoice_paper", "invoice"])
    ctx.changed(
        inbound,
        None,
        {
            "invoice": cmd.number,
            "lines": [f"{line.part_no} × {x.quantity:f} = {x.ex:f} + {x.tax:f}" for line, x in billed.items()],
        },
    )
    return Done(id=inbound.pk, number=inbound.number, invoice=invoice.pk)


def _in_own_unit(part: Part, typed: BilledLine, i: int) -> BilledLine:
    """The line as the book keeps it: billed by the drum, kept in litres, the amount as printed."""
    if not typed.by_buying_unit or typed.quantity is None or typed.price_ex is None:
        return typed
    price = stock_price(part, typed.quantity, typed.price_ex, field=f"lines.{i}.price_ex")
    return typed.model_copy(update={"quantity": stock_quantity(part, typed.quantity), "price_ex": price})


def note_invoice(inbound: Inbound, billed: dict[int, Decimal] | None) -> None:
    """Write the billed quantities beside the lines; None takes them away."""
    lines = list(inbound.lines.all())
    for line in lines:
        line.invoiced = None if billed is None else billed.get(line.pk, ZERO)
    InboundLine.objects.bulk_update(lines, ["invoiced"])


def drop_invoice(inbound: Inbound) -> None:
    """Forget an invoice typed before for this delivery: nothing of it is in the books yet."""
    earlier = inbound.invoice
    if earlier is None:
        return
    inbound.invoice = None
    inbound.save(update_fields=["invoice"])
    earlier.lines.all().delete()
    earlier.delete()
