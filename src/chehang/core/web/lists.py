"""Lists: page, export."""

import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.errors import NotAllowed, NotFound
from chehang.core.models import SavedFilter
from chehang.core.operation import operations
from chehang.core.screens import Screen, screens
from chehang.core.tabular.writing import Column as Sheet
from chehang.core.tabular.writing import Kind
from chehang.core.tabular.writing import write_xlsx

from .cells import cells, plain, resolve
from .door import actor_of, page
from .listing import listing, matching

EXPORT_MOST = 200_000
SHEET_KIND: dict[str, Kind] = {"money": "money", "quantity": "quantity", "cost": "number", "date": "date"}


def screen_named(request: HttpRequest, app: str, slug: str) -> Screen:
    """The screen of an address, if the actor may see it."""
    screen = screens().get(f"{app}.{slug}")
    if screen is None:
        raise NotFound("not_found", _("There is no such page."))
    if not actor_of(request).may(screen.permission):
        raise NotAllowed("not_allowed", _("Your post does not open this page."))
    return screen


def columns_of(screen: Screen, request: HttpRequest) -> tuple:
    """The columns chosen in the address, or the usual ones."""
    chosen = [c for c in request.GET.get("columns", "").split(",") if c]
    if chosen:
        found = tuple(c for c in screen.columns if c.path in chosen)
        if found:
            return found
    return tuple(c for c in screen.columns if not c.hidden)


@page()
def list_page(request: HttpRequest, app: str, slug: str) -> HttpResponse:
    """The list of a screen."""
    actor = actor_of(request)
    screen = screen_named(request, app, slug)
    found, columns = listing(screen, actor, request.GET), columns_of(screen, request)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "screen": screen,
        "list": found,
        "columns": columns,
        "rows": [{"pk": r.pk, "cells": cells(r, columns), "url": f"{screen.url}{r.pk}/"} for r in found.rows],
        "totals": [plain(found.totals[c.path], c.kind) if c.path in found.totals else "" for c in columns],
        "has_totals": bool(found.totals),
        "query": query.urlencode(),
        "all_columns": screen.columns,
        "new": [operations()[n] for n in screen.new if n in operations() and actor.may(n)],
        "saved": SavedFilter.objects.filter(store_id=actor.store_id, employee_id=actor.employee_id, screen=screen.name),
        "may_save": actor.may("core.save_filter"),
    }
    partial = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    return render(request, "core/list_rows.html" if partial else "core/list.html", context)


@page()
def export(request: HttpRequest, app: str, slug: str) -> HttpResponse:
    """The filtered list as an Excel file, exactly what the address asks for."""
    screen = screen_named(request, app, slug)
    columns = columns_of(screen, request)
    sheets = [Sheet(c.path, str(c.title), SHEET_KIND.get(c.kind, "text")) for c in columns]
    rows = matching(screen, actor_of(request), request.GET)[:EXPORT_MOST]
    values = (
        [resolve(r, c.path) if c.kind in SHEET_KIND else plain(resolve(r, c.path), c.kind) for c in columns]
        for r in rows.iterator(chunk_size=2000)
    )
    return workbook(sheets, values, str(screen.title))


def workbook(sheets: list[Sheet], values: object, title: str) -> HttpResponse:
    """An Excel file as a download."""
    out = io.BytesIO()
    write_xlsx(sheets, values, title=title, into=out)  # type: ignore[arg-type]
    response = HttpResponse(
        out.getvalue(), content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    response["Content-Disposition"] = "attachment; filename=export.xlsx"
    return response
