"""集团看板: the stores of a person side by side, and the ranking of one measure."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.context import Actor
from chehang.core.errors import NotFound
from chehang.core.web.cells import plain
from chehang.core.web.door import actor_of, page
from chehang.org.models import Store
from chehang.org.posts import DEPARTMENTS

from .. import cockpit
from ..group import Row, actors, compare
from ..saying import said
from .measures import seen, span_of, switches, today_of


def _stores(request: HttpRequest) -> tuple[list[Actor], dict[int, Store]]:
    mine = actors(actor_of(request))
    return mine, Store.objects.in_bulk([a.store_id for a in mine])


@page("insight.open_group")
def home(request: HttpRequest) -> HttpResponse:
    """The departments; their numbers come after the page."""
    actor = actor_of(request)
    mine, stores = _stores(request)
    groups = [{"code": code, "title": DEPARTMENTS[code]} for code, _shown in cockpit.departments(actor)]
    context = {"groups": groups, "names": [stores[a.store_id] for a in mine], **switches(request, span_of(request))}
    return render(request, "insight/group.html", context)


@page("insight.open_group")
def department(request: HttpRequest, department: str) -> HttpResponse:
    """The cockpit's measures of a department over the stores."""
    if department not in DEPARTMENTS:
        raise NotFound("not_found", _("There is no such page."))
    actor, span, today = actor_of(request), span_of(request), today_of(request)
    mine, stores = _stores(request)
    shown = [m for m in cockpit.gauges_of(department) if actor.may(m.permission)]
    rows = [_drawn(row) for row in compare(shown, mine, span, today)]
    return render(request, "insight/group_rows.html", {"rows": rows, "span": span, "stores": stores})


def _drawn(row: Row) -> dict[str, Any]:
    cells = [
        {"c": c, "text": said(row.measure, c.value) if c.reading else "", "first": c.rank == 1 and len(row.cells) > 1}
        for c in row.cells
    ]
    return {"row": row, "cells": cells, "together": said(row.measure, row.together) if row.together is not None else ""}


@page("insight.open_group")
def ranking(request: HttpRequest, name: str) -> HttpResponse:
    """One measure: the stores from the best to the last, and how far each is from the best."""
    actor, span, today = actor_of(request), span_of(request), today_of(request)
    measure = seen(actor, name)
    mine, stores = _stores(request)
    row = next(compare([measure], mine, span, today))
    best = next((c.value for c in row.cells if c.rank == 1), None)
    lines = [
        {
            "c": c,
            "store": stores[c.store_id],
            "text": said(measure, c.value) if c.reading else _("not open to you there"),
            "behind": said(measure, abs(best - c.value)) if best is not None and c.value is not None and c.rank > 1 else "",
            "share": plain(c.value / row.together, "rate") if _parts(row) and c.value is not None and row.together else "",
        }
        for c in sorted(row.cells, key=lambda c: (c.rank == 0, c.rank, c.store_id))
    ]  # fmt: skip
    context = {
        "measure": measure,
        "lines": lines,
        "together": said(measure, row.together) if row.together is not None else "",
        "why_not": row.why_not,
        **switches(request, span),
    }
    return render(request, "insight/ranking.html", context)


def _parts(row: Row) -> bool:
    """Whether the stores' values are parts of a whole."""
    values = [c.value for c in row.cells if c.value is not None]
    return bool(values) and min(values) >= 0 and sum(values) == row.together
