"""The views of a screen: each turns the rows of the list into a picture of them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from chehang.core.context import Actor
from chehang.core.measures import measures
from chehang.core.screens import Screen
from chehang.core.views import Board, Calendar, Chart, Gallery, Timeline, Tree, View
from chehang.core.web.listing import base_rows, narrowed

from . import board, calendar, chart, gallery, timeline, tree


def views_of(screen: Screen, actor: Actor) -> list[View]:
    """The views open to an actor: a chart only to who may see its measure."""
    return [v for v in screen.views if not isinstance(v, Chart) or _sees(actor, v.measure)]


def _sees(actor: Actor, name: str) -> bool:
    return name in measures() and actor.may(measures()[name].permission)


def chosen(screen: Screen, request: HttpRequest, actor: Actor) -> View | None:
    """The view that the address asks for."""
    return next((v for v in views_of(screen, actor) if v.code == request.GET.get("view")), None)


def shown(view: View, screen: Screen, request: HttpRequest, actor: Actor) -> dict[str, Any]:
    """What the template of a view shows: the rows of the address, filtered like the list."""
    rows: QuerySet[Any] = narrowed(screen, base_rows(screen, actor), request.GET)
    match view:
        case Board():
            return board.shown(view, screen, rows, actor, request)
        case Calendar():
            return calendar.shown(view, screen, rows, actor, request)
        case Timeline():
            return timeline.shown(view, screen, rows, request)
        case Tree():
            return tree.shown(view, screen, rows)
        case Gallery():
            return gallery.shown(view, screen, rows, actor)
        case Chart():
            return chart.shown(view, actor, request)
