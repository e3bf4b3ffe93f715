"""The editing grid of a purchase order: part, quantity, price, and the quota before one's eyes."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render

from chehang.catalogue.models import Part
from chehang.catalogue.services import prices_of, vat_rate
from chehang.core import access
from chehang.core.context import Actor
from chehang.core.errors import NotFound, Refused
from chehang.core.money import round_half_up
from chehang.core.operation import operations
from chehang.core.web.acts import at_fields, differences, next_key, perform, seen_now, status_of
from chehang.core.web.door import actor_of, clock_of, page
from chehang.core.web.forms import data_of, fields_of
from chehang.purchasing.models import Order
from chehang.purchasing.operations.draft_order import DraftOrder
from chehang.purchasing.operations.edit_order import EditOrder
from chehang.purchasing.order_file import order_file
from chehang.purchasing.quota import room
from chehang.purchasing.services import on_order
from chehang.stock.queries import on_hand

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = ("kind", "required_on", "reason", "vin", "work_order", "note")


@page("purchasing.open_order_grid")
def new(request: HttpRequest) -> HttpResponse:
    """An empty grid; saving drafts the order. ``?part=7&quantity=3`` starts with a line."""
    lines = []
    if (part := request.GET.get("part", "")).isascii() and part.isdigit():
        quantity = request.GET.get("quantity", "1")
        lines = [{"part": part, "quantity": quantity, "price_ex": _price(actor_of(request), int(part), request) or ""}]
    return _grid(request, "purchasing.draft_order", DraftOrder, {"lines": lines}, None)


@page("purchasing.edit_order")
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The grid of an order that has not been sent. Saving a reviewed one voids its review: the page says so."""
    order = access.get(Order, pk, actor_of(request))
    values: dict[str, Any] = {name: getattr(order, name) for name in HEAD} | {"supplier": order.supplier_id}
    values["lines"] = [
        {
            "part": x.part_id,
            "quantity": f"{x.quantity.normalize():f}",
            "price_ex": f"{x.price_ex.normalize():f}",
            "need": x.need,
        }
        for x in order.lines.order_by("n")
    ]
    return _grid(request, "purchasing.edit_order", EditOrder, values, order)


def _grid(
    request: HttpRequest,
    name: str,
    command: type[DraftOrder] | type[EditOrder],
    values: dict[str, Any],
    order: Order | None,
) -> HttpResponse:
    actor = actor_of(request)
    refusal: Refused | None = None
    errors: dict[str, str] = {}
    op = operations()[name]
    if request.method == "POST":
        values = data_of(command, request.POST) | ({"order": order.pk} if order else {})
        try:
            done = perform(request, op, values, request.POST.get("_key", ""))
            return HttpResponseRedirect(f"/purchasing/orders/{done.id}/")
        except NotFound as caught:
            if not caught.field:
                raise
            refusal, errors = caught, {caught.field: caught.message}
        except Refused as caught:
            refusal = caught
            errors = at_fields(caught)
    fields = [f for f in fields_of(command, actor, values, errors) if f.name != "order"]
    today = clock_of(request).today()
    context = {
        "op": op,
        "order": order,
        "head": [f for f in fields if f.name != "lines"],
        "lines": next(f for f in fields if f.name == "lines"),
        "refusal": refusal,
        "seen": seen_now(op, order, request, refusal),
        "differences": differences(op, refusal, actor),
        "key": next_key(request, refusal),
        "room": room(actor, today, besides=order.pk if order else 0),
    }
    return render(request, "purchasing/grid.html", context, status=status_of(refusal))


def _price(actor: Actor, part_id: int, request: HttpRequest) -> str:
    """The supplier's net price without VAT, as a proposal."""
    today = clock_of(request).today()
    part = Part.objects.filter(pk=part_id).first()
    known = prices_of(actor.store_id, [part_id], today).get(part_id)
    if part is None or known is None:
        return ""
    price: Decimal = round_half_up(known.net_inc / (1 + vat_rate(actor, part.vat_code, today)), 4)
    return f"{price.normalize():f}"


@page("purchasing.open_order_grid")
def part_facts(request: HttpRequest, pk: int) -> HttpResponse:
    """What the grid shows beside a chosen part: price, pack, unit, on hand, on order."""
    actor = actor_of(request)
    part = Part.objects.filter(pk=pk).first()
    if part is None:
        raise NotFound("not_found", "")
    there = on_hand(actor, [pk])[pk]
    coming = on_order(actor, [pk]).get(pk, Decimal(0))
    return JsonResponse(
        {
            "price_ex": _price(actor, pk, request),
            "tax_rate": str(vat_rate(actor, part.vat_code, clock_of(request).today())),
            "unit": part.get_unit_display(),
            "pack": f"{part.pack_qty.normalize():f}",
            "bought": f"1 {part.get_buy_unit_display()} = {part.buy_factor.normalize():f} {part.get_unit_display()}"
            if part.buy_factor != 1
            else "",
            "least": f"{part.min_order_qty.normalize():f}",
            "available": f"{there.available.normalize():f}",
            "on_order": f"{coming.normalize():f}",
        }
    )


@page("purchasing.send_order")
def order_file_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The order as Excel for the supplier's system; only once it has been sent."""
    order = access.get(Order, pk, actor_of(request))
    if order.sent_at is None:
        raise NotFound("not_found", "")
    response = HttpResponse(order_file(order), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename={order.number}.xlsx"
    return response
