"""Register a supplier's invoice that came after its goods."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.services import vat_rate
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Id, Ref
from chehang.ledger import services as ledger
from chehang.parties.models import Supplier
from chehang.warehouse import invoices
from chehang.warehouse.models import InboundLine, InvoiceLine, SupplierInvoice
from chehang.warehouse.printed import Billed, PrintedLine, PrintedSums, as_printed


class BilledLine(PrintedLine):
    """One line of the invoice as printed, and the delivery line it pays for."""

    line: Annotated[Id, Ref("warehouse.InboundLine")]


class RegisterInvoice(PrintedSums):
    """The whole invoice."""

    supplier: Annotated[Id, Ref("parties.Supplier")]
    number: Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{1,40}$", title="Invoice number")]
    date: PaperDate
    lines: Annotated[list[BilledLine], Field(min_length=1, max_length=5000)]


@operation("purchasing.register_invoice", title=_("Register supplier's invoice"), posts=("accountant", "parts_planner"))
def register_invoice(cmd: RegisterInvoice, ctx: Context) -> Done:
    """Book a late invoice: the estimate in red, the invoice (P1), and the gap by what is still on hand (P2v).

    When a price is out of the store's tolerance nothing is booked: the invoice is held and who its route
    names decides (see accept_invoice). Refused for an invoice number of this supplier that was entered before, goods
    of another supplier, goods that are not received or already invoiced, a closed period.
    """
    supplier = access.get(Supplier, cmd.supplier, ctx)
    invoices.require_new_number(ctx, supplier.pk, cmd.number)
    ledger.require_open(ctx, ctx.today)
    lines = _lines(cmd, ctx, supplier)
    billed = as_printed([typed.line for typed in cmd.lines], cmd.lines, cmd, vat_rate(ctx, "goods", cmd.date))
    _require_waiting(cmd, lines, billed)
    invoice = SupplierInvoice.objects.create(
        store_id=ctx.store_id,
        supplier=supplier,
        number=cmd.number,
        date=cmd.date,
        entered_by_id=ctx.actor.employee_id,
        entered_at=ctx.now,
    )
    bills = InvoiceLine.objects.bulk_create(
        [
            InvoiceLine(store_id=ctx.store_id, invoice=invoice, inbound_line=lines[pk], **asked.values())
            for pk, asked in billed.items()
        ]
    )
    ctx.changed(invoice, None, {"number": cmd.number, "supplier": supplier.name, "lines": len(bills)})
    if held := invoices.out_of_tolerance(ctx, bills):
        invoices.ask_about_held(ctx, invoice)
    else:
        invoices.book(ctx, invoice, bills)
    return Done(id=invoice.pk, number=invoice.number, held=[str(b.inbound_line) for b in held])


def _lines(cmd: RegisterInvoice, ctx: Context, supplier: Supplier) -> dict[int, InboundLine]:
    """The delivery lines, locked in order; each must be this supplier's and wait for its invoice."""
    ids = [typed.line for typed in cmd.lines]
    rows = access.rows(InboundLine, ctx).filter(pk__in=ids, inbound__supplier=supplier)
    found = {x.pk: x for x in rows.select_for_update(of=("self",)).order_by("id")}
    for i, typed in enumerate(cmd.lines):
        line = found.get(typed.line)
        if line is None:
            raise NotFound(
                "not_found",
                _("There is no such %(what)s here."),
                field=f"lines.{i}.line",
                what=InboundLine._meta.verbose_name,
            )
    return found


def _require_waiting(cmd: RegisterInvoice, lines: dict[int, InboundLine], billed: dict[int, Billed]) -> None:
    """Nothing is paid that was not received, or that was invoiced before."""
    ids = [typed.line for typed in cmd.lines]
    for pk, asked in billed.items():
        left = lines[pk].booked - lines[pk].billed
        if asked.quantity > left:
            raise Refused(
                "invoice.more_than_received",
                _("Only %(left)s of %(part)s wait for an invoice. Ask the supplier for a red invoice over the rest."),
                field=f"lines.{ids.index(pk)}.quantity",
                left=f"{left.normalize():f}",
                part=str(lines[pk]),
            )
