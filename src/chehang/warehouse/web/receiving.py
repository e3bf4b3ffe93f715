"""The receiving page: packing list, invoice and count side by side, scanner first."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from chehang.core import access
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done
from chehang.core.web.acts import attempt, given
from chehang.core.web.door import actor_of, page
from chehang.warehouse.kinds import Paper
from chehang.warehouse.models import Inbound, InboundLine, InvoiceLine
from chehang.warehouse.sheets import invoice_lines, packing_lines
from chehang.warehouse.states import INBOUND

Answer = tuple[Done | None, Refused | None]
MOST = 6 * 1024 * 1024


@page("warehouse.open_receiving")
def index(request: HttpRequest) -> HttpResponse:
    """The deliveries that wait to be received, those already begun first."""
    waiting = access.rows(Inbound, actor_of(request)).filter(state__in=("expected", "counting", "checked"))
    rows = sorted(
        waiting.select_related("supplier").prefetch_related("lines")[:200], key=lambda i: (i.state == "expected", i.pk)
    )
    return render(request, "warehouse/receiving_index.html", {"rows": [(i, INBOUND.states[i.state]) for i in rows]})


@page("warehouse.open_receiving")
def receive(request: HttpRequest, pk: int) -> HttpResponse:
    """One delivery; every act answers with the work area as it is now."""
    inbound = access.get(Inbound, pk, actor_of(request))
    done = refusal = None
    if request.method == "POST":
        done, refusal = ACTS.get(request.POST.get("act", ""), _nothing)(request, inbound)
        inbound = access.get(Inbound, pk, actor_of(request))
        if not refusal and inbound.state in ("posted", "placed"):
            return _leave(request, f"/warehouse/deliveries/{pk}/")
    hit = done.id if done and request.POST.get("act") == "count" else None
    context = {"inbound": inbound, "refusal": refusal, "hit": hit, **_work(inbound)}
    context["own_count"] = inbound.counter_id == actor_of(request).employee_id
    whole = not request.headers.get("HX-Request")
    template = "warehouse/receiving.html" if whole else "warehouse/receiving_work.html"
    return render(request, template, context, status=422 if refusal else 200)


def _leave(request: HttpRequest, to: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": to})
    return HttpResponseRedirect(to)


def _work(inbound: Inbound) -> dict[str, Any]:
    lines = list(inbound.lines.select_related("part").order_by("n"))
    prices = dict(
        InvoiceLine.objects.filter(invoice_id=inbound.invoice_id or 0).values_list("inbound_line_id", "price_ex")
    )
    rows = sorted((_row(line, prices.get(line.pk)) for line in lines), key=lambda r: (r["done"], r["line"].n))
    return {
        "rows": rows,
        "state": INBOUND.states[inbound.state],
        "counted": sum(r["done"] for r in rows),
        "total": len(rows),
        "papers_done": Paper.WAITED not in (inbound.packing_list, inbound.invoice_paper),
    }


def _row(line: InboundLine, price: Decimal | None) -> dict[str, Any]:
    said = [q for q in (line.packed, line.invoiced) if q is not None] or [line.expected]
    return {
        "line": line,
        "price": price,
        "done": line.counted_at is not None and line.counted >= max(said) and not _unseen(line),
        "short": line.counted_at is not None and line.counted < max(said),
        "over": line.counted > min(*said, line.expected),
        "packed_off": line.packed is not None and line.packed != line.expected,
        "invoiced_off": line.invoiced is not None and line.invoiced != line.expected,
        "price_off": price is not None and price != line.price_ex,
        "unseen": _unseen(line),
    }


def _unseen(line: InboundLine) -> bool:
    return line.fragile and line.counted > ZERO and not line.inspection


def _nothing(request: HttpRequest, inbound: Inbound) -> Answer:
    return None, None


def _start(request: HttpRequest, inbound: Inbound) -> Answer:
    data: dict[str, Any] = given(request, "carrier", "waybill", "boxes_expected", "boxes_received")
    data |= {"inbound": inbound.pk, "packing_sound": "packing_damaged" not in request.POST}
    return attempt(request, "warehouse.start_count", data)


def _count(request: HttpRequest, inbound: Inbound) -> Answer:
    names = (
        "line",
        "code",
        "part",
        "add",
        "counted",
        "damaged",
        "photo",
        "inspection",
        "lot_code",
        "expires",
        "remark",
    )
    return attempt(request, "warehouse.count_line", {"inbound": inbound.pk, **given(request, *names)})


def _typed(request: HttpRequest, inbound: Inbound, field: str) -> dict[InboundLine, str]:
    """Line → what was typed in a column of the page."""
    found = {line: request.POST.get(f"{field}-{line.pk}", "").strip() for line in inbound.lines.order_by("n")}
    return {line: value for line, value in found.items() if value}


def _of(line: InboundLine) -> dict[str, Any]:
    """The line's own part, whatever else has its number."""
    return {"part_no": line.part_no, "part": line.part_id}


def _packing(request: HttpRequest, inbound: Inbound) -> Answer:
    hidden: tuple[int, ...] = ()
    try:
        if sent := request.FILES.get("file"):
            sheet = packing_lines(sent.read(MOST + 1))
            lines, hidden = [x.model_dump() for x in sheet.lines], sheet.hidden
        else:
            typed = _typed(request, inbound, "packed")
            lines = [_of(line) | {"quantity": quantity} for line, quantity in typed.items()]
    except Refused as refusal:
        return None, refusal
    return attempt(
        request, "warehouse.enter_packing_list", {"inbound": inbound.pk, "lines": lines, "hidden_rows": hidden}
    )


def _no_packing(request: HttpRequest, inbound: Inbound) -> Answer:
    return attempt(request, "warehouse.enter_packing_list", {"inbound": inbound.pk, "absent": True})


def _invoice(request: HttpRequest, inbound: Inbound) -> Answer:
    hidden: tuple[int, ...] = ()
    try:
        if sent := request.FILES.get("file"):
            sheet = invoice_lines(sent.read(MOST + 1))
            lines, hidden = [x.model_dump() for x in sheet.lines], sheet.hidden
        else:
            lines = _typed_invoice(request, inbound)
    except Refused as refusal:
        return None, refusal
    head = given(request, "number", "date", "discount_ex", "tax", "total")
    data = {"inbound": inbound.pk, "lines": lines, "hidden_rows": hidden, **head}
    return attempt(request, "warehouse.enter_invoice", data)


def _typed_invoice(request: HttpRequest, inbound: Inbound) -> list[dict[str, Any]]:
    """The lines as typed; where no price was, it is the one of the order, which stands there in grey."""
    prices = _typed(request, inbound, "price")
    return [
        _of(line)
        | {
            "quantity": quantity,
            "price_ex": prices.get(line) or (f"{line.price_ex:f}" if line.price_ex else ""),
            "tax_rate": line.tax_rate or None,
        }
        for line, quantity in _typed(request, inbound, "invoiced").items()
        if quantity not in ("0", "0.0")
    ]


def _plain(name: str) -> Callable[[HttpRequest, Inbound], Answer]:
    def act(request: HttpRequest, inbound: Inbound) -> Answer:
        return attempt(request, name, {"inbound": inbound.pk})

    return act


def _finish(request: HttpRequest, inbound: Inbound) -> Answer:
    nothing_else = request.POST.get("nothing_else") == "1"
    return attempt(request, "warehouse.finish_count", {"inbound": inbound.pk, "nothing_else": nothing_else})


def _again(request: HttpRequest, inbound: Inbound) -> Answer:
    return attempt(request, "warehouse.count_again", {"inbound": inbound.pk, "reason": request.POST.get("reason", "")})


ACTS: dict[str, Callable[[HttpRequest, Inbound], Answer]] = {
    "start": _start,
    "count": _count,
    "packing": _packing,
    "no_packing": _no_packing,
    "invoice": _invoice,
    "no_invoice": _plain("warehouse.declare_no_invoice"),
    "finish": _finish,
    "again": _again,
    "post": _plain("warehouse.post_receipt"),
}
