"""Look at goods that come back, and take in what is sound."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, NonNegativeQuantity, Ref, RequiredText, Text
from chehang.counter.models import Sale, SaleLine, SaleReturn, SaleReturnLine
from chehang.counter.returning import lots_of, worth
from chehang.counter.states import RETURN
from chehang.ledger import services as ledger
from chehang.stock import services as stock
from chehang.stock.models import Bin
from chehang.warehouse.models import Outbound
from chehang.warehouse.services import bring_late_cost_back

DOCUMENT = "counter.sale_return"
FITTING = {"unopened": ("shelf",), "opened": ("shelf", "quarantine"), "damaged": ("quarantine",)}


class Inspected(Command):
    """A line of the sale by its number: how many are accepted, how they look, and the bin they go to."""

    line: Annotated[int, Field(ge=1, le=500)]
    accepted: NonNegativeQuantity
    condition: Literal["unopened", "opened", "damaged"] = "unopened"
    bin: Annotated[RequiredText, Field(max_length=20)]


class InspectReturn(Command):
    """The return, every line of it, and what the keeper found."""

    sale_return: Annotated[Id, Ref("counter.SaleReturn")]
    lines: Annotated[list[Inspected], Field(min_length=1, max_length=500)]
    finding: Text = ""


@operation("counter.inspect_return", title=_("Inspect a return"), posts=("keeper",))
def inspect_return(cmd: InspectReturn, ctx: Context) -> Done:
    """Take the accepted goods in at their original issue cost, and give the customer their price back (P8, in red).

    Refused to whoever asked for the return, for lines left out or above what was brought, and for an unfit bin:
    unopened goods go to a shelf, damaged ones to quarantine.
    """
    made = access.get(SaleReturn, cmd.sale_return, ctx)
    sale = access.get(Sale, made.sale_id, ctx, lock=True)
    made = access.get(SaleReturn, cmd.sale_return, ctx, lock=True)
    if ctx.actor.employee_id == made.made_by_id:
        raise Refused("return.own", _("You asked for this return yourself. Another person has to look at the goods."))
    if made.state != "requested":
        RETURN.advance(ctx, made, "accept")  # says why not
    rows = _decide(ctx, made, cmd.lines)
    taken = [row for row in rows if row.accepted]
    totals: dict[str, Any] = {
        name: sum((getattr(r, name) for r in taken), ZERO) for name in ("amount_inc", "amount_ex", "tax", "cost")
    }
    SaleReturnLine.objects.bulk_update(rows, ["accepted", "condition", "bin", "amount_inc", "amount_ex", "tax", "cost"])
    SaleLine.objects.bulk_update([row.sale_line for row in taken], ["returned"])
    RETURN.advance(
        ctx,
        made,
        "accept" if taken else "refuse",
        inspected_at=ctx.now,
        inspected_by_id=ctx.actor.employee_id,
        inspected_by_name=ctx.actor.name,
        finding=cmd.finding,
        **totals,
    )
    if taken:
        _book(ctx, sale, made, taken)
    return Done(id=made.pk, number=made.number, state=made.state, amount=str(made.amount_inc))


def _decide(ctx: Context, made: SaleReturn, lines: Sequence[Inspected]) -> list[SaleReturnLine]:
    rows = {r.sale_line.n: r for r in made.lines.select_related("sale_line__part").order_by("sale_line__n")}
    if {x.line for x in lines} != set(rows) or len(lines) != len(rows):
        raise Refused("return.lines", _("Please decide on every line of the return, once."), field="lines")
    bins = {b.code: b for b in access.rows(Bin, ctx).filter(code__in={x.bin.upper() for x in lines})}
    for n, item in enumerate(lines):
        row = rows[item.line]
        if item.accepted > row.quantity:
            raise Refused(
                "return.accepted",
                _("Only %(asked)s of %(part)s were brought back."),
                field=f"lines.{n}.accepted",
                asked=f"{row.quantity.normalize():f}",
                part=row.sale_line.part_no,
            )
        row.accepted, row.condition = item.accepted, item.condition
        if item.accepted:
            row.bin = _bin(bins.get(item.bin.upper()), item, n)
            for name, value in worth(row.sale_line, item.accepted).items():
                setattr(row, name, value)
            row.sale_line.returned += item.accepted
    return list(rows.values())


def _bin(place: Bin | None, item: Inspected, n: int) -> Bin:
    if place is None:
        raise NotFound("bin.unknown", _("There is no bin %(bin)s here."), field=f"lines.{n}.bin", bin=item.bin)
    if place.kind not in FITTING[item.condition]:
        raise Refused(
            "return.bin",
            _("Unopened goods go back to a shelf, damaged ones to quarantine; %(bin)s is “%(kind)s”."),
            field=f"lines.{n}.bin",
            bin=place.code,
            kind=place.get_kind_display(),
        )
    return place


def _book(ctx: Context, sale: Sale, made: SaleReturn, taken: Sequence[SaleReturnLine]) -> None:
    """Goods in at the original cost and with what it had grown by since, cost and revenue back in red, and the customer's money on its way."""
    lots = lots_of(ctx, sale)
    stock.receive(
        ctx,
        Source(DOCUMENT, made.pk),
        [
            stock.Incoming(
                part_id=row.sale_line.part_id,
                bin_id=int(row.bin_id or 0),
                quantity=row.accepted,
                value=row.cost,
                movement="202",
                lot_id=lots.get(row.sale_line_id),
                line_id=row.pk,
            )
            for row in taken
        ],
    )
    ledger.post(
        ctx,
        "sale_cost_reversed",
        source=Source(DOCUMENT, made.pk),
        legs=[ledger.Leg("cost", -made.cost), ledger.Leg("stock", -made.cost)],
        summary=made.number,
    )
    sent = access.rows(Outbound, ctx).filter(document="counter.sale", object_id=sale.pk)
    bring_late_cost_back(
        ctx,
        Source(DOCUMENT, made.pk),
        [(row.sale_line.part_id, row.accepted, row.pk) for row in taken],
        outbounds=sent.values_list("pk", flat=True),
        also=[Source("counter.sale", sale.pk)],
        summary=made.number,
    )
    bill = billing.bill_of(ctx, Source("counter.sale", sale.pk))
    if bill is not None and made.amount_inc > Decimal(0):
        billing.credit(ctx, bill, source=Source(DOCUMENT, made.pk, made.number), ex=made.amount_ex, tax=made.tax)
