"""Cards in lanes."""

from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.http import HttpRequest

from chehang.core.context import Actor
from chehang.core.lookups import choice_words
from chehang.core.operation import operations
from chehang.core.screens import Screen
from chehang.core.states import machine_of
from chehang.core.views import Board
from chehang.core.web.cells import Painter, plain

MOST = 40  # cards of a lane; the rest is in the list


def shown(view: Board, screen: Screen, rows: QuerySet[Any], actor: Actor, request: HttpRequest) -> dict[str, Any]:
    """The lanes in the order of the states, each with its cards, how many there are, and what they add up to."""
    sums = {"n": Count("pk")} | ({"total": Sum(view.total)} if view.total else {})
    counted = {s[view.lane]: s for s in rows.order_by().values(view.lane).annotate(**sums)}
    words, machine = choice_words(screen.model_class, view.lane), machine_of(screen.model_class)
    names = view.lanes or tuple(words)
    kept = request.GET.copy()
    kept.pop("view", None)
    lanes = []
    paint = Painter(view.card).cells
    for name in names:
        found = counted.get(name, {"n": 0, "total": None})
        cards = list(rows.filter(**{view.lane: name}).order_by(*screen.ordering)[:MOST]) if found["n"] else []
        kept[view.lane] = name
        state = machine.states.get(name) if machine else None
        lanes.append(
            {
                "name": name,
                "title": words.get(name, name),
                "colour": state.colour if state else "grey",
                "count": found["n"],
                "total": plain(found.get("total"), "money") if view.total and found["n"] else "",
                "cards": [_card(screen, row, paint(row), view, name, actor) for row in cards],
                "more": max(found["n"] - len(cards), 0),
                "url": f"{screen.url}?{kept.urlencode()}",
            }
        )
    return {"lanes": lanes, "movable": any(d for lane in lanes for c in lane["cards"] for d in c["moves"])}


def _card(screen: Screen, row: Any, cells: list[Any], view: Board, lane: str, actor: Actor) -> dict[str, Any]:
    known = operations()
    moves = [
        {"operation": d.operation, "to": d.target, "title": known[d.operation].title}
        for d in view.drags
        if lane in d.sources and d.operation in known and actor.may(d.operation)
    ]
    return {
        "pk": row.pk,
        "url": f"{screen.url}{row.pk}/",
        "head": cells[0].text or str(row),
        "cells": [c for c in cells[1:] if c.text],
        "moves": moves,
        "targets": " ".join(m["to"] for m in moves),
    }
