"""The parts counter: one field for number, 助记码, name or scan; results with stock, bin, price and substitutes."""

import json
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chehang.catalogue.services import find_parts, interchangeable, parts_by_id
from chehang.core import access
from chehang.core.errors import Refused
from chehang.core.operation import operations
from chehang.core.web.acts import perform
from chehang.core.web.cells import money, quantity
from chehang.core.web.door import actor_of, page
from chehang.counter.models import Sale
from chehang.parties.models import Customer
from chehang.parties.search import matching_customers
from chehang.pricing.services import discount_limit, prices_for
from chehang.stock.queries import on_hand

MOST_HITS = 12


@page("counter.open_desk")
def desk(request: HttpRequest) -> HttpResponse:
    """The counter's page, empty or with a draft to continue."""
    actor = actor_of(request)
    sale: Sale | None = None
    raw = request.GET.get("sale", "")
    if raw.isascii() and raw.isdigit() and len(raw) < 19:
        sale = access.get(Sale, int(raw), actor)
    lines = [
        {
            "part": x.part_id,
            "number": x.part_no,
            "name": x.part_name,
            "unit": x.unit_title,
            "quantity": quantity(x.quantity),
            "price": str(x.price_inc),
            "discount": str((x.discount * 100).normalize()),
        }
        for x in (sale.lines.order_by("n").select_related("part") if sale and sale.state == "draft" else [])
    ]
    limit = discount_limit(actor, request.clock.today())  # type: ignore[attr-defined]
    context = {
        "sale": sale if sale and sale.state == "draft" else None,
        "data": {"lines": lines, "customer": _customer(sale.customer) if sale else None, "limit": str(limit * 100)},
        "limit": f"{limit * 100:.0f}",
        "today": Sale.objects.filter(store_id=actor.store_id, made_by_id=actor.employee_id)
        .select_related("customer")
        .order_by("-id")[:8],
    }
    return render(request, "counter/desk.html", context)


@page("counter.open_desk")
def find(request: HttpRequest) -> HttpResponse:
    """Parts as one types, each with stock, bins, price and what could replace it. A bounded number of queries."""
    actor, today = actor_of(request), request.clock.today()  # type: ignore[attr-defined]
    hits = find_parts(request.GET.get("q", ""), MOST_HITS, today)
    ids = [h.part_id for h in hits]
    swaps = {pk: [x for x in sorted(interchangeable(pk, today)) if x != pk][:3] for pk in ids[:4]}
    others = parts_by_id({x for found in swaps.values() for x in found})
    known = [*ids, *others]
    stock = on_hand(actor, known)
    prices = prices_for(actor.store_id, known, _price_class(request), today)
    rows = []
    for h in hits:
        held = stock[h.part_id]
        rows.append(
            {
                "part": h.part_id,
                "number": h.number,
                "name": h.name,
                "brand": h.brand,
                "quality": h.quality_title,
                "unit": str(h.unit),
                "why": h.reason,
                "available": quantity(held.available),
                "on_hand": quantity(held.on_hand),
                "bins": [f"{code} · {quantity(n)}" for code, n in held.bins[:3]],
                "price": str(prices[h.part_id].price_inc) if h.part_id in prices else "",
                "list": str(prices[h.part_id].list_inc) if h.part_id in prices else "",
                "instead": [
                    {"part": x, "number": others[x].display_no, "available": quantity(stock[x].available)}
                    for x in swaps.get(h.part_id, [])
                    if x in others
                ],
            }
        )
    return JsonResponse({"hits": rows})


def _price_class(request: HttpRequest) -> str:
    wanted = request.GET.get("class", "retail")
    return wanted if wanted in dict(Customer.CLASSES) else "retail"


def _customer(c: Customer) -> dict[str, Any]:
    return {
        "id": c.pk,
        "name": c.name,
        "hint": f"{c.plate_no} {c.masked_mobile}".strip(),
        "class": c.price_class,
        "class_title": c.get_price_class_display(),
        "credit": money(c.credit_limit) if c.credit_limit else "",
    }


@page("counter.open_desk")
def customers(request: HttpRequest) -> HttpResponse:
    """Customers by name, phone, plate or code."""
    text = request.GET.get("q", "").strip()[:60]
    return JsonResponse({"hits": [_customer(c) for c in matching_customers(text, actor_of(request))] if text else []})


@require_POST
@page("counter.open_desk")
def act(request: HttpRequest) -> HttpResponse:
    """Draft, change or confirm the sale on the counter: ``{"do": "draft"|"confirm", "sale", "customer", "lines", "key"}``.

    Answers with where to go, or with the refusal and its field, and nothing on the counter is lost.
    """
    try:
        body = json.loads(request.body)
        lines = [
            {
                "part": line["part"],
                "quantity": str(line["quantity"]),
                "discount": str(Decimal(str(line["discount"] or 0)) / 100),
            }
            for line in body["lines"]
        ]
        key, sale_id = str(body["key"])[:70], body.get("sale")
        data = {
            "customer": body.get("customer"),
            "handover": body.get("handover", "collect"),
            "lines": lines,
            "note": body.get("note", ""),
        }
    except (ValueError, KeyError, TypeError, ArithmeticError):
        return JsonResponse({"detail": _("This value is not accepted"), "code": "input.invalid"}, status=400)
    try:
        if sale_id:
            done = perform(request, operations()["counter.edit_sale"], {**data, "sale": sale_id}, f"{key}-e")
        else:
            done = perform(request, operations()["counter.draft_sale"], data, f"{key}-d")
    except Refused as refusal:
        return JsonResponse(
            {"detail": refusal.message, "code": refusal.code, "field": refusal.field}, status=refusal.status
        )
    if body.get("do") == "confirm":
        try:
            perform(request, operations()["counter.confirm_sale"], {"sale": done.id}, f"{key}-c")
        except Refused as refusal:
            answer = {"detail": refusal.message, "code": refusal.code, "field": refusal.field, "sale": done.id}
            return JsonResponse(answer, status=refusal.status)
    return JsonResponse({"go": f"/counter/sales/{done.id}/", "sale": done.id})
