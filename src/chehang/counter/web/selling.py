"""The parts counter: one page, worked from the keyboard; every act is an operation."""

import json
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chehang.core import access
from chehang.core.doubts import Doubtful
from chehang.core.errors import Refused
from chehang.core.operation import operations
from chehang.core.seen import Meanwhile, version_of
from chehang.core.web.acts import perform
from chehang.core.web.cells import quantity
from chehang.core.web.door import actor_of, clock_of, page
from chehang.counter.models import Sale
from chehang.counter.operations.edit_sale import EditSale
from chehang.counter.shortage import plain
from chehang.pricing.services import discount_limit

from .finding import customer_facts


@page("counter.open_desk")
def desk(request: HttpRequest) -> HttpResponse:
    """The counter's page: empty, with a draft to continue, or saying what has just been sold."""
    actor = actor_of(request)
    sale = _sale(request, "sale")
    draft = sale if sale and sale.state == "draft" else None
    limit = discount_limit(actor, clock_of(request).today()) * 100
    mine = access.rows(Sale, actor).filter(made_by_id=actor.employee_id).select_related("customer")
    context = {
        "sale": draft,
        "done": _sale(request, "done"),
        "data": {
            "lines": _lines(draft) if draft else [],
            "customer": customer_facts([draft.customer])[0] if draft else None,
            "limit": plain(limit),
            "ship": bool(draft and draft.handover == "ship"),
            "seen": version_of(EditSale, draft) if draft else "",
        },
        "limit": plain(limit),
        "mine": mine.order_by("-id")[:8],
    }
    return render(request, "counter/desk.html", context)


def _sale(request: HttpRequest, name: str) -> Sale | None:
    raw = request.GET.get(name, "")
    if raw.isascii() and raw.isdigit() and len(raw) < 19:
        return access.get(Sale, int(raw), actor_of(request))
    return None


def _lines(sale: Sale) -> list[dict[str, Any]]:
    return [
        {
            "part": x.part_id,
            "number": x.part_no,
            "name": x.part_name,
            "unit": x.unit_title,
            "quantity": quantity(x.quantity),
            "price": str(x.price_inc),
            "hand": x.source == "hand",
            "discount": plain(x.discount * 100),
            **({"kit": x.kit_id, "amount": str(x.amount_inc), "head": x.kit.part_id == x.part_id} if x.kit else {}),
        }
        for x in sale.lines.order_by("n").select_related("part", "kit")
    ]


@require_POST
@page("counter.open_desk")
def act(request: HttpRequest) -> HttpResponse:
    """Draft, change or confirm the sale on the counter: ``{"do": "draft"|"confirm", "sale", "customer", "lines", "key"}``.

    Answers with where to go, or with the refusal and its field, and nothing on the counter is lost.
    """
    try:
        body = json.loads(request.body)
        data = _typed(body)
        key, sale_id = str(body["key"])[:70], body.get("sale")
    except (ValueError, KeyError, TypeError, ArithmeticError, AttributeError):
        return JsonResponse({"detail": _("This value is not accepted"), "code": "input.invalid"}, status=400)
    try:
        if sale_id:
            changed = {**data, "sale": sale_id, "seen": str(body.get("seen", ""))}
            done = perform(request, operations()["counter.edit_sale"], changed, f"{key}-e")
        else:
            done = perform(request, operations()["counter.draft_sale"], data, f"{key}-d")
    except Refused as refusal:
        return _said(refusal)
    if body.get("do") == "confirm":
        try:
            perform(request, operations()["counter.confirm_sale"], {"sale": done.id}, f"{key}-c")
        except Refused as refusal:
            return _said(refusal, sale=done.id, seen=_version(request, done.id))
    return JsonResponse({"go": f"/counter/desk/?done={done.id}", "sale": done.id})


def _version(request: HttpRequest, sale_id: int | None) -> str:
    return version_of(EditSale, access.get(Sale, int(sale_id or 0), actor_of(request)))


def _typed(body: dict[str, Any]) -> dict[str, Any]:
    """The page's lines as the operation takes them: discounts are typed in per cent."""
    lines = []
    for line in body["lines"]:
        discount = Decimal(str(line["discount"] or 0)) / 100
        typed = {"part": line["part"], "quantity": str(line["quantity"]), "discount": f"{discount:f}"}
        also = (
            {"price_inc": str(line["price"])} if line.get("hand") else {"kit": line["kit"]} if line.get("kit") else {}
        )
        lines.append(typed | also)
    return {
        "customer": body.get("customer"),
        "handover": body.get("handover", "collect"),
        "lines": lines,
        "note": body.get("note", ""),
    }


@require_POST
@page("counter.open_desk")
def lost(request: HttpRequest) -> HttpResponse:
    """Record a lost sale without leaving the counter: ``{"part", "quantity", "customer", "key"}``."""
    try:
        body = json.loads(request.body)
        data = {"part": body["part"], "quantity": str(body["quantity"]), "customer": body.get("customer")}
        key = str(body["key"])[:70]
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"detail": _("This value is not accepted"), "code": "input.invalid"}, status=400)
    try:
        done = perform(request, operations()["counter.record_lost_sale"], data, key)
    except Refused as refusal:
        return _said(refusal)
    return JsonResponse({"lost": done.id})


def _said(refusal: Refused, **also: Any) -> JsonResponse:
    answer = {"detail": refusal.message, "code": refusal.code, "field": refusal.field, "made": refusal.made, **also}
    if isinstance(refusal, Meanwhile):
        answer["seen"] = refusal.seen
    if isinstance(refusal, Doubtful):
        answer["doubts"] = [d.told() for d in refusal.doubts]
    return JsonResponse(answer, status=refusal.status)
