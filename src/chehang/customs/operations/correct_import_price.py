"""The supplier abroad corrects the price of a batch that was received."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.money import ZERO, round_half_up
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, Money, Reason, Ref
from chehang.customs.models import Shipment, ShipmentLine
from chehang.customs.posting import keep_money
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


class DearerLine(Command):
    """A line of the batch and what it costs more (less: negative), in the batch's currency."""

    line: Annotated[Id, Ref("customs.ShipmentLine")]
    amount: Annotated[Money, Field(title=gettext_noop("More or less, in currency"))]


class CorrectImportPrice(Command):
    """The debit or credit note. ``rate``: yuan for one unit today; a credit note that goes off the open debt takes the rate of that debt."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    paper_no: Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{1,40}$", title=gettext_noop("Number of the paper"))]
    paper_date: Annotated[PaperDate, Field(title=gettext_noop("Date of the paper"))]
    reason: Reason
    rate: Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=6, title=gettext_noop("Rate of the day"))]
    lines: Annotated[list[DearerLine], Field(min_length=1, max_length=500)]


@operation(
    "customs.correct_import_price", title=_("Correct the supplier's price"), posts=("accountant", "finance_manager")
)
def correct_import_price(cmd: CorrectImportPrice, ctx: Context) -> Done:
    """The batch's lines land dearer or cheaper; each difference goes where its goods are now, dated today. Duty is not touched: whether the customs have to know
    is for the logistics clerk, who is told.

    Refused before the goods came, for a paper that is booked already, a line of another batch, mixed signs and a price below nothing.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    if shipment.state not in ("received", "costed", "closed"):
        raise Refused(
            "correction.not_received", _("These goods are not received yet: correct the price on their invoice.")
        )
    ledger.require_open(ctx, ctx.today)
    require_new_paper(ctx, shipment.supplier_id, cmd.paper_no)
    inbound = Inbound.objects.select_for_update().get(pk=shipment.inbound_id, store_id=ctx.store_id)
    pairs = _lines(cmd, shipment, inbound)
    foreign = sum((amount for _own, _line, amount in pairs), ZERO)
    came = [line for _own, line, _amount in pairs]
    owed = owed_for(ctx, inbound, came, round_half_up(-foreign * shipment.spot_rate)) if foreign < 0 else None
    rate = shipment.spot_rate if owed else cmd.rate
    lines = [Corrected(line, amount, round_half_up(amount * rate)) for _own, line, amount in pairs]
    require_possible(lines)
    said = SaidOn(cmd.paper_no, cmd.paper_date, cmd.reason, shipment.currency, rate)
    made = book_correction(ctx, inbound, said, lines, owed)
    for (own, _line, _amount), corrected in zip(pairs, lines, strict=True):
        own.goods, own.landed = own.goods + corrected.ex, own.landed + corrected.ex
    keep_money([own for own, _line, _amount in pairs], ["goods", "landed"])
    ctx.tell(
        _(
            "The supplier corrected the price of batch %(number)s (%(paper)s). See whether the customs have to assess it anew."
        ),
        post="parts_logistics",
        link=f"/customs/shipments/{shipment.pk}/",
        number=shipment.number,
        paper=cmd.paper_no,
    )
    return Done(
        id=made.pk, number=made.number, to_stock=str(made.to_stock), to_cost=str(made.to_cost), lowered=made.lowered
    )


def _lines(
    cmd: CorrectImportPrice, shipment: Shipment, inbound: Inbound
) -> list[tuple[ShipmentLine, InboundLine, Decimal]]:
    own = {x.pk: x for x in shipment.lines.all()}
    came = {x.source_line_id: x for x in InboundLine.objects.select_for_update().filter(inbound=inbound).order_by("id")}
    found = []
    for n, typed in enumerate(cmd.lines):
        line = came.get(typed.line)
        if typed.line not in own or line is None or line.booked == 0:
            raise NotFound("not_found", _("This line was not received with this batch."), field=f"lines.{n}.line")
        found.append((own[typed.line], line, typed.amount))
    return found
