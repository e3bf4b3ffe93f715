"""The shortage board (缺件看板) and the suppliers' scorecard, each also as Excel."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.catalogue.services import parts_by_id
from chehang.core.access import rows
from chehang.core.tabular import Column, write_xlsx
from chehang.core.web.door import actor_of, clock_of, page
from chehang.purchasing.scorecard import cards, peers
from chehang.purchasing.sourcing import sources
from chehang.stock.queries import on_hand
from chehang.warehouse.models import Shortage
from chehang.warehouse.needs import open_needs

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST = 100


@page("purchasing.open_shortage_board")
def board(request: HttpRequest) -> HttpResponse:
    """Who waits for what, by the promised day, with the ways to get it; below, what keepers reported and nobody has decided.

    ``?kind=workshop`` shows the repair orders that wait for parts only.
    """
    actor, today = actor_of(request), clock_of(request).today()
    kind = request.GET.get("kind", "")
    waiting = [n for n in open_needs(actor) if not kind or n.kind == kind][:MOST]
    undecided = rows(Shortage, actor).filter(decision=None, noted_at=None)
    reported = list(undecided.select_related("part", "bin", "outbound", "reported_by").order_by("reported_at")[:MOST])
    ids = [n.part_id for n in waiting] + [x.part_id for x in reported]
    parts, ways, there = parts_by_id(ids), sources(actor, ids, today), on_hand(actor, ids)
    context = {
        "needs": [
            {"need": n, "part": parts[n.part_id], "ways": ways[n.part_id], "free": there[n.part_id].available,
             "late": bool(n.promised and n.promised < today)}
            for n in waiting
        ],
        "reported": [
            {"row": x, "ways": ways[x.part_id], "lacks": x.wanted - x.found,
             "why": x.outbound.source_number or x.outbound.number if x.outbound else x.note or _("Shortage")}
            for x in reported
        ],
        "kind": kind,
        "may_order": actor.may("purchasing.order_urgently"),
        "may_fetch": actor.may("purchasing.fetch_from_store"),
        "may_decide": actor.may("purchasing.decide_shortage"),
    }  # fmt: skip
    return render(request, "purchasing/shortage_board.html", context)


@page("purchasing.open_network")
def network(request: HttpRequest) -> HttpResponse:
    """Suppliers and the group's other stores side by side over twelve months; ``?xlsx=1`` as Excel."""
    actor, today = actor_of(request), clock_of(request).today()
    found, stores = list(cards(actor, today).values()), peers(actor, today)
    if request.GET.get("xlsx"):
        return _excel(request, found, stores)
    return render(request, "purchasing/network.html", {"cards": found, "peers": stores})


def _excel(request: HttpRequest, found: list[Any], stores: list[Any]) -> HttpResponse:
    columns = [
        Column("name", _("Supplier")),
        Column("deliveries", _("Deliveries"), "number"),
        Column("on_time", _("On time"), "percent"),
        Column("accurate", _("Without discrepancy"), "percent"),
        Column("wait", _("Days until delivery"), "number"),
        Column("response", _("Inquiries answered"), "percent"),
        Column("hours", _("Hours until the answer"), "number"),
        Column("won", _("Times chosen"), "number"),
        Column("dearer", _("Price against the best"), "percent"),
    ]
    lines = [
        [c.supplier.name, c.deliveries, c.on_time, c.accurate, c.average_wait, c.response, c.hours, c.won, c.dearer]
        for c in found
    ] + [
        [p.store.short_name, p.judged, p.on_time, p.whole, None, p.response, p.hours, p.agreed, p.dearer]
        for p in stores
    ]
    made = clock_of(request).now()
    answer = HttpResponse(write_xlsx(columns, lines, title=_("Suppliers"), made=made), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="suppliers.xlsx"'
    return answer
