"""The signing page: what leaves to whom, two keepers with their own PIN, the customer's signature."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from chehang.core import access, files, signing
from chehang.core.errors import Refused
from chehang.core.images import decode_signature
from chehang.core.operation import Done
from chehang.core.web.acts import attempt, given
from chehang.core.web.door import actor_of, clock_of, page
from chehang.org.services import holders
from chehang.warehouse.issuing import named
from chehang.warehouse.models import Outbound
from chehang.warehouse.states import OUTBOUND

Answer = tuple[Done | None, Refused | None]


@page("warehouse.open_signing")
def index(request: HttpRequest) -> HttpResponse:
    """Outbound orders that wait for a signature, oldest first."""
    waiting = access.rows(Outbound, actor_of(request)).filter(state__in=("picked", "checked"))
    rows = waiting.prefetch_related("lines").order_by("created_at", "id")[:200]
    return render(request, "warehouse/signing_index.html", {"rows": [(o, OUTBOUND.states[o.state]) for o in rows]})


@page("warehouse.open_signing")
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """One order; every signature answers with the page as it is now."""
    outbound = access.get(Outbound, pk, actor_of(request))
    refusal = None
    if request.method == "POST":
        done, refusal = ACTS.get(request.POST.get("act", ""), _nothing)(request, outbound)
        if done and not refusal:
            return HttpResponseRedirect(f"/warehouse/signing/{pk}/")
        outbound = access.get(Outbound, pk, actor_of(request))
    context = {"outbound": outbound, "refusal": refusal, "wrong": request.POST.get("act", "") if refusal else ""}
    return render(request, "warehouse/signing.html", context | _work(request, outbound), status=422 if refusal else 200)


def _work(request: HttpRequest, outbound: Outbound) -> dict[str, Any]:
    lines = list(outbound.lines.select_related("photo").prefetch_related("picks__bin").order_by("n"))
    signed = {s.slot: s for s in signing.valid(outbound)}
    uninspected = [x for x in lines if x.fragile and x.inspection != "sound"]
    step = _step(outbound, signed, bool(uninspected))
    keepers = holders(outbound.store_id, "keeper", clock_of(request).today())
    first = signed.get("keeper_1")
    return {
        "lines": lines,
        "signed": signed,
        "uninspected": uninspected,
        "keepers": [k for k in keepers if not (step == "keeper_2" and first and k.pk == first.employee_id)],
        "state": OUTBOUND.states[outbound.state],
        "total": sum(x.amount_inc for x in lines),
        "step": step,
        "receiver": outbound.receiver_name if step == "receiver" and named(outbound) else "",
    }


def _step(outbound: Outbound, signed: dict[str, Any], uninspected: bool) -> str:
    """What has to happen next on this page."""
    if outbound.state == "picked":
        return "inspect" if uninspected else "keeper_1"
    if outbound.state == "checked":
        return "receiver" if outbound.collects and "receiver" not in signed else "keeper_2"
    return ""


def _nothing(request: HttpRequest, outbound: Outbound) -> Answer:
    return None, None


def _keeper(request: HttpRequest, outbound: Outbound) -> Answer:
    data = {"outbound": outbound.pk, "slot": request.POST.get("act", ""), **given(request, "employee", "pin")}
    return attempt(request, "warehouse.sign_outbound", data)


def _receiver(request: HttpRequest, outbound: Outbound) -> Answer:
    try:
        drawn = decode_signature(request.POST.get("signature", ""))
    except Refused as refusal:
        return None, refusal
    kept = files.keep(drawn.png, "signature.png")
    name = request.POST.get("name", "").strip() or outbound.receiver_name
    return attempt(request, "warehouse.sign_receiver", {"outbound": outbound.pk, "name": name, "image": kept.sha256})


def _inspect(request: HttpRequest, outbound: Outbound) -> Answer:
    return attempt(request, "warehouse.inspect_fragile", given(request, "line", "photo", "broken"))


ACTS: dict[str, Callable[[HttpRequest, Outbound], Answer]] = {
    "keeper_1": _keeper,
    "keeper_2": _keeper,
    "receiver": _receiver,
    "inspect": _inspect,
}
