"""From what the planner typed to the lines of an order."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.catalogue.kinds import Phase, whole_only
from chehang.catalogue.models import Part
from chehang.catalogue.services import prices_of, stock_price, stock_quantity, successors
from chehang.catalogue.vat import vat_rate
from chehang.core import access, approvals, numbers
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.money import ZERO, line_amount, round_half_up
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, PositiveQuantity, Ref, ShortText, Text, UnitPrice
from chehang.parties.models import Supplier

from .kinds import OrderKind
from .models import Order, OrderLine
from .states import ORDER

ODD = 2  # a price so many times the list, or the list so many times the price, is hardly meant


class DraftLine(Command):
    """Part, quantity and order price without VAT are mandatory; number and name are taken from the catalogue."""

    part: Annotated[Id, Ref("catalogue.Part")]
    quantity: PositiveQuantity
    price_ex: UnitPrice
    need: ShortText = ""
    by_buying_unit: Annotated[bool, Field(title=gettext_noop("In buying units"))] = False


class DraftContent(Command):
    """What an order says, apart from its number."""

    supplier: Annotated[Id, Ref("parties.Supplier")]
    kind: OrderKind = OrderKind.STOCK
    required_on: DueDate | None = None
    reason: Annotated[ShortText, Field(title="Reason, assessment or campaign number")] = ""
    vin: Annotated[str, Field(pattern=r"^([0-9A-HJ-NPR-Z]{17})?$")] = ""
    work_order: Annotated[str, Field(max_length=40)] = ""
    note: Text = ""
    lines: Annotated[list[DraftLine], Field(min_length=1, max_length=2000)]


def check_head(cmd: DraftContent, ctx: Context) -> Supplier:
    """The supplier; refused when inactive or when the kind of order asks for something that is missing."""
    supplier = access.get(Supplier, cmd.supplier, ctx)
    if not supplier.active:
        raise Refused(
            "supplier.inactive",
            _("%(supplier)s is no longer supplied from. Choose another supplier."),
            field="supplier",
            supplier=supplier.name,
        )
    if cmd.kind == OrderKind.URGENT and not cmd.reason:
        raise Refused("order.reason_missing", _("An urgent order needs its reason."), field="reason")
    if cmd.kind == OrderKind.VOR and not (cmd.vin and cmd.work_order):
        raise Refused(
            "order.vehicle_missing",
            _("A vehicle-off-road order needs the VIN and the work order of the vehicle."),
            field="vin" if not cmd.vin else "work_order",
        )
    _require_grounds(cmd)
    if cmd.required_on and cmd.required_on < ctx.today:
        raise Refused("order.required_past", _("The required date has passed already."), field="required_on")
    return supplier


def _require_grounds(cmd: DraftContent) -> None:
    """What accident, customer and campaign orders rest on (parts.md §1.9)."""
    if cmd.kind == OrderKind.ACCIDENT and not (cmd.work_order and cmd.reason):
        raise Refused(
            "order.accident_missing",
            _("Accident parts need the work order and, as the reason, the number of the insurer's assessment."),
            field="reason" if cmd.work_order else "work_order",
        )
    if cmd.kind == OrderKind.CAMPAIGN and not cmd.reason:
        raise Refused(
            "order.campaign_missing",
            _("A recall or campaign order needs the maker's number of the campaign as its reason."),
            field="reason",
        )
    if cmd.kind == OrderKind.CUSTOMER:
        for i, line in enumerate(cmd.lines):
            if not line.need:
                raise Refused(
                    "order.who_waits",
                    _("A customer order says for each line who waits for it: the special order or the work order."),
                    field=f"lines.{i}.need",
                )


def build_lines(cmd: DraftContent, ctx: Context, earlier: Sequence[OrderLine] = ()) -> list[OrderLine]:
    """Unsaved lines without their order. A line that says the same as an ``earlier`` one keeps that one's author."""
    parts = Part.objects.in_bulk([line.part for line in cmd.lines])
    cmd = cmd.model_copy(update={"lines": [_in_own_unit(parts.get(x.part), x, i) for i, x in enumerate(cmd.lines)]})
    _doubt(cmd, ctx, parts, earlier)
    authors = {(o.part_id, o.quantity, o.price_ex, o.need): o.author_id for o in earlier}
    lines: list[OrderLine] = []
    seen: set[int] = set()
    for i, typed in enumerate(cmd.lines):
        part = _orderable(parts, typed, i, seen)
        rate = vat_rate(ctx, part.vat_code, ctx.today)
        amount = line_amount(typed.quantity, typed.price_ex)
        same = (part.pk, typed.quantity, typed.price_ex, typed.need)
        lines.append(
            OrderLine(
                store_id=ctx.store_id,
                n=i + 1,
                part=part,
                part_no=part.display_no,
                part_name=part.name_cn,
                unit=part.unit,
                quantity=typed.quantity,
                price_ex=typed.price_ex,
                tax_rate=rate,
                amount_ex=amount,
                tax=round_half_up(amount * rate),
                need=typed.need,
                author_id=authors.get(same, ctx.actor.employee_id),
            )
        )
    return lines


def _in_own_unit(part: Part | None, typed: DraftLine, i: int) -> DraftLine:
    """The line as the book keeps it: what was typed by the drum in litres."""
    if part is None or not typed.by_buying_unit:
        return typed
    price = stock_price(part, typed.quantity, typed.price_ex, field=f"lines.{i}.price_ex")
    return typed.model_copy(update={"quantity": stock_quantity(part, typed.quantity), "price_ex": price})


def _doubt(cmd: DraftContent, ctx: Context, parts: dict[int, Part], earlier: Sequence[OrderLine]) -> None:
    """Ask about what was newly typed: an old number, a broken pack, a price more than twice or less than half the supplier's list."""
    old = {(x.part_id, x.quantity) for x in earlier}, {(x.part_id, x.price_ex) for x in earlier}
    replaced = successors(parts.keys() - {x.part_id for x in earlier}, ctx.today)
    listed = prices_of(ctx.store_id, parts, ctx.today)
    for i, typed in enumerate(cmd.lines):
        part = parts.get(typed.part)
        if part is None:
            continue
        if part.pk in replaced:
            ctx.doubt(
                "order.replaced",
                _("%(part)s is replaced by %(new)s. Order the old number all the same?"),
                field=f"lines.{i}.part",
                part=part.display_no,
                new=" + ".join(replaced[part.pk]),
            )
        if typed.quantity % part.pack_qty and (part.pk, typed.quantity) not in old[0]:
            ctx.doubt(
                "order.pack",
                _("%(part)s comes in packs of %(pack)s. Order %(quantity)s?"),
                field=f"lines.{i}.quantity",
                part=part.display_no,
                pack=f"{part.pack_qty.normalize():f}",
                quantity=f"{typed.quantity.normalize():f}",
            )
        known = listed.get(part.pk)
        if known is None or not known.net_inc or (part.pk, typed.price_ex) in old[1]:
            continue
        usual = round_half_up(known.net_inc / (1 + vat_rate(ctx, part.vat_code, ctx.today)))
        if not usual / ODD <= typed.price_ex <= usual * ODD:
            ctx.doubt(
                "order.odd_price",
                _("%(part)s costs %(usual)s without VAT in the supplier's list. Order at %(price)s?"),
                field=f"lines.{i}.price_ex",
                part=part.display_no,
                usual=f"{usual:,.2f}",
                price=f"{typed.price_ex.normalize():f}",
            )


def _orderable(parts: dict[int, Part], typed: DraftLine, i: int, seen: set[int]) -> Part:
    part = parts.get(typed.part)
    if part is None:
        raise NotFound(
            "not_found", _("There is no such %(what)s here."), field=f"lines.{i}.part", what=Part._meta.verbose_name
        )
    if part.pk in seen:
        raise Refused(
            "order.part_twice",
            _("%(part)s is on this order twice. Put the quantities into one line."),
            field=f"lines.{i}.part",
            part=part.display_no,
        )
    seen.add(part.pk)
    if part.phase == Phase.STOPPED:
        raise Refused(
            "order.part_stopped",
            _("%(part)s is no longer made. Order the part that replaces it."),
            field=f"lines.{i}.part",
            part=part.display_no,
        )
    if whole_only(part.unit) and typed.quantity != typed.quantity.to_integral_value():
        raise Refused(
            "quantity.whole",
            _("%(part)s is counted in whole pieces."),
            field=f"lines.{i}.quantity",
            part=part.display_no,
        )
    return part


def write_down(cmd: DraftContent, ctx: Context) -> Order:
    """A new order with its lines, as a draft."""
    check_head(cmd, ctx)
    lines = build_lines(cmd, ctx)
    order = Order.objects.create(
        store_id=ctx.store_id,
        author_id=ctx.actor.employee_id,
        created_at=ctx.now,
        **head(cmd, ctx),
        **totals(lines),
    )
    for line in lines:
        line.order = order
    OrderLine.objects.bulk_create(lines)
    ctx.changed(order, None, summary(order, lines))
    return order


def hand_in(ctx: Context, order: Order) -> str:
    """Ask the posts of its route for the review; the order gets its number now and keeps it."""
    if not order.lines.exists():
        raise Refused("order.empty", _("The order has no lines yet. Add the parts to be ordered."))
    number = order.number or numbers.draw(ctx, "DG")
    ORDER.advance(ctx, order, "submit", number=number)
    approvals.ask(ctx, order)
    return number


def totals(lines: Sequence[OrderLine]) -> dict[str, Decimal]:
    """The order's sums over its lines."""
    return {
        "amount_ex": sum((line.amount_ex for line in lines), ZERO),
        "tax": sum((line.tax for line in lines), ZERO),
    }


def head(cmd: DraftContent, ctx: Context) -> dict[str, object]:
    """The fields of the order that the command sets."""
    return {
        "supplier_id": cmd.supplier,
        "kind": cmd.kind,
        "required_on": cmd.required_on,
        "reason": cmd.reason,
        "vin": cmd.vin,
        "work_order": cmd.work_order,
        "note": cmd.note,
        "edited_by_id": ctx.actor.employee_id,
        "edited_at": ctx.now,
    }


def summary(order: Order, lines: Sequence[OrderLine]) -> dict[str, object]:
    """What the journal keeps of an order's content."""
    return {
        "supplier": order.supplier_id,
        "kind": str(order.kind),
        "amount_ex": str(order.amount_ex),
        "lines": [f"{x.part_no} × {x.quantity:f} @ {x.price_ex:f}" for x in lines],
    }


def authors_of(order: Order) -> set[int]:
    """Everyone who wrote the order or one of its lines; none of them may review it."""
    return {order.author_id, order.edited_by_id, *order.lines.values_list("author_id", flat=True)}
