"""Lists: page, export."""

import io
import uuid
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.errors import Refused
from chehang.core.models import SavedFilter
from chehang.core.operation import operations
from chehang.core.screens import Column, Screen
from chehang.core.tabular.writing import Column as Sheet
from chehang.core.tabular.writing import write_xlsx

from .boxes import boxes
from .bulk import for_many
from .cells import Painter, plain
from .door import actor_of, clock_of, page
from .grouping import group_heads, group_of
from .listing import Listing, base_rows, listing, matching, narrowed, order_of
from .rows import table_rows
from .screening import ALL, screen_named
from .views import chosen, shown, views_of

EXPORT_MOST = 200_000
VIEW = "*"  # the saved filter that holds a person's own choice of columns
SHEET_KIND: dict[str, Any] = {"money": "money", "quantity": "quantity", "cost": "cost", "date": "date"}


def columns_of(screen: Screen, request: HttpRequest, kept: list[SavedFilter]) -> tuple[Column, ...]:
    """The columns named in the address, else those the person has chosen once, else the usual ones."""
    named = request.GET.get("columns", "") or _own_columns(kept)
    if chosen := [c for c in named.split(",") if c]:
        found = tuple(c for c in screen.columns if c.path in chosen)
        if found:
            return found
    return tuple(c for c in screen.columns if not c.hidden)


def _own_filters(screen: Screen, actor: Actor) -> list[SavedFilter]:
    own = access.rows(SavedFilter, actor).filter(employee_id=actor.employee_id, screen=screen.name)
    return list(own.order_by("name"))


def _own_columns(kept: list[SavedFilter]) -> str:
    return next((QueryDict(k.query).get("columns", "") for k in kept if k.name == VIEW), "")


def _unpaged(request: HttpRequest, *also: str) -> str:
    """The address without its page (and more), for links that ask for the same rows; empty boxes are left out."""
    query = request.GET.copy()
    for name in [n for n in query if n in ("page", *also) or not query[n]]:
        del query[name]
    return query.urlencode()


@page()
def list_page(request: HttpRequest, app: str, slug: str) -> HttpResponse:
    """The list of a screen, or another view of its rows."""
    actor = actor_of(request)
    screen = screen_named(request, app, slug)
    kept = _own_filters(screen, actor)
    partial = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    view = chosen(screen, request, actor)
    context: dict[str, Any] = {
        "screen": screen,
        "boxes": () if partial else boxes(screen, request.GET, actor),
        "query": _unpaged(request),
        "narrowed": bool(_unpaged(request, "order", "columns", "view", "group", "by", "at")),
        "all_columns": screen.columns,
        "new": [operations()[n] for n in screen.new if n in operations() and actor.may(n)],
        "saved": [k for k in kept if k.name != VIEW],
        "view_name": VIEW,
        "may_save": actor.may("core.save_filter"),
        "views": views_of(screen, actor),
        "view": view,
        "kept": _unpaged(request, "by", "at"),
        "unviewed": _unpaged(request, "view", "by", "at", "group"),
        "groups": [c for c in screen.columns if c.path in screen.groups],
    }
    if view is not None:
        words = request.GET.get("q", "").strip()[:100]
        context |= {"list": Listing([], 0, False, 1, 1, {}, words, ""), "template": f"core/views/{view.code}.html"}
        context |= shown(view, screen, request, actor)
    else:
        context |= _listed(request, screen, actor, kept) | {"template": "core/list_rows.html"}
    return render(request, context["template"] if partial else "core/list.html", context)


def _listed(request: HttpRequest, screen: Screen, actor: Actor, kept: list[SavedFilter]) -> dict[str, Any]:
    """The rows as a table, with totals, groups and what may be done to many of them."""
    found, columns = listing(screen, actor, request.GET), columns_of(screen, request, kept)
    bulk, group = for_many(screen, actor), group_of(screen, request.GET)
    across = f"?stores={ALL}" if screen.across else ""
    heads = {}
    if group:
        rows = narrowed(screen, base_rows(screen, actor), request.GET)
        heads = group_heads(screen, rows, found.rows, columns, group, 1 if bulk else 0)
    return {
        "list": found,
        "columns": columns,
        "rows": table_rows(found.rows, columns, screen.url, heads=heads, choose=bool(bulk), query=across),
        "totals": [
            {"title": c.title, "text": plain(found.totals[c.path], c.kind) if c.path in found.totals else ""}
            for c in columns
        ],
        "has_totals": bool(found.totals),
        "unordered": _unpaged(request, "order"),
        "sortable": {c.path for c in columns if order_of(screen, c)},
        "bulk": bulk,
        "group": request.GET.get("group", "") if group else "",
        "key": uuid.uuid4().hex,
    }


@page()
def export(request: HttpRequest, app: str, slug: str) -> HttpResponse:
    """The filtered list as an Excel file, exactly what the address asks for."""
    screen = screen_named(request, app, slug)
    columns = columns_of(screen, request, _own_filters(screen, actor_of(request)))
    sheets = [Sheet(c.path, str(c.title), SHEET_KIND.get(c.kind, "text")) for c in columns]
    rows = matching(screen, actor_of(request), request.GET)
    if rows.order_by()[: EXPORT_MOST + 1].count() > EXPORT_MOST:
        raise Refused(
            "export.too_many",
            _("The list has more than %(most)s rows. Narrow it with a filter, then export."),
            most=EXPORT_MOST,
        )
    painter = Painter(columns)
    values = (painter.values(r, SHEET_KIND) for r in rows.iterator(chunk_size=2000))
    day = clock_of(request).today()
    return workbook(sheets, values, str(screen.title), f"{screen.title} {day:%Y-%m-%d}")


def workbook(sheets: list[Sheet], values: object, title: str, name: str = "") -> HttpResponse:
    """An Excel file as a download, named after what it holds."""
    out = io.BytesIO()
    write_xlsx(sheets, values, title=title, into=out)  # type: ignore[arg-type]
    response = HttpResponse(
        out.getvalue(), content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    response["Content-Disposition"] = f"attachment; filename=export.xlsx; filename*=UTF-8''{quote(name or title)}.xlsx"
    return response
