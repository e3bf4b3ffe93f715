"""A supplier corrects the price of goods that were received and invoiced; none of them goes back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, Money, Reason, Ref
from chehang.ledger import services as ledger
from chehang.purchasing.correcting import (
    Corrected,
    SaidOn,
    book_correction,
    owed_for,
    require_new_paper,
    require_possible,
)
from chehang.warehouse.models import Inbound, InboundLine


class CorrectedLine(Command):
    """A received line and what it costs more (less: negative), in yuan without VAT and its VAT."""

    line: Annotated[Id, Ref("warehouse.InboundLine"), Field(title="Delivery line")]
    amount_ex: Annotated[Money, Field(title="More or less, without VAT")]
    tax: Annotated[Money, Field(title="VAT, of the same sign")] = ZERO


class CorrectPrice(Command):
    """The supplementary invoice or the credit note (red invoice) of a delivery."""

    inbound: Annotated[Id, Ref("warehouse.Inbound"), Field(title="Delivery")]
    paper_no: Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{1,40}$", title="Number of the paper")]
    paper_date: Annotated[PaperDate, Field(title="Date of the paper")]
    reason: Reason
    lines: Annotated[list[CorrectedLine], Field(min_length=1, max_length=500)]


@operation("purchasing.correct_price", title=_("Correct a supplier's price"), posts=("accountant", "finance_manager"))
def correct_price(cmd: CorrectPrice, ctx: Context) -> Done:
    """Each line's difference goes where its goods are now: stock, cost of sales, another store, dated today.

    Dearer goods are owed by this paper; a credit note lowers what is owed for them, or is a claim where they are paid. Refused for a paper that is booked already,
    goods that are not received or not yet invoiced, another store's or an import's delivery, mixed signs, a price below nothing and a closed month.
    """
    inbound = access.get(Inbound, cmd.inbound, ctx, lock=True)
    _require_received(inbound)
    ledger.require_open(ctx, ctx.today)
    require_new_paper(ctx, inbound.supplier_id, cmd.paper_no)
    found = {x.pk: x for x in InboundLine.objects.select_for_update().filter(inbound=inbound).order_by("id")}
    lines = []
    for n, typed in enumerate(cmd.lines):
        line = found.get(typed.line)
        if line is None or line.booked == 0:
            raise NotFound("not_found", _("This line was not received with this delivery."), field=f"lines.{n}.line")
        lines.append(Corrected(line, typed.amount_ex, typed.amount_ex, typed.tax))
    require_possible(lines)
    inc = sum((x.ex + x.tax for x in lines), ZERO)
    owed = owed_for(ctx, inbound, [x.line for x in lines], -inc) if inc < 0 else None
    made = book_correction(ctx, inbound, SaidOn(cmd.paper_no, cmd.paper_date, cmd.reason), lines, owed)
    return Done(
        id=made.pk, number=made.number, to_stock=str(made.to_stock), to_cost=str(made.to_cost), lowered=made.lowered
    )


def _require_received(inbound: Inbound) -> None:
    if inbound.state not in ("posted", "placed"):
        raise Refused(
            "correction.not_received", _("These goods are not received yet: correct the price on their invoice.")
        )
    if inbound.document == "warehouse.transfer":
        raise Refused(
            "correction.elsewhere",
            _("%(store)s bought these goods: its accountant books the paper, and the share comes over by itself."),
            store=inbound.supplier.name,
        )
    if inbound.document == "customs.shipment":
        raise Refused(
            "correction.import",
            _("These goods were imported as batch %(number)s: correct the price on the batch's page, in its currency."),
            number=inbound.source_number,
        )
