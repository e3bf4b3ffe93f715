"""Rows below rows."""

from typing import Any

from django.db.models import QuerySet

from chehang.core.screens import Screen
from chehang.core.views import Tree
from chehang.core.web.cells import Painter

MOST = 3000


def shown(view: Tree, screen: Screen, rows: QuerySet[Any]) -> dict[str, Any]:
    """The rows in the order of the tree, each with its depth; one whose parent is filtered away stands at the top.

    A ring of rows, each below the next, is cut at the first of them and not followed for ever.
    """
    found = list(rows.order_by(*screen.ordering)[: MOST + 1])
    columns = tuple(c for c in screen.columns if c.path in view.columns) if view.columns else screen.columns[:4]
    paint = Painter(columns).cells
    there = {row.pk for row in found}
    below: dict[int | None, list[Any]] = {}
    for row in found[:MOST]:
        parent = getattr(row, f"{view.parent}_id")
        below.setdefault(parent if parent in there else None, []).append(row)
    lines: list[dict[str, Any]] = []
    seen: set[int] = set()

    def walk(rows: list[Any], depth: int) -> None:
        for row in rows:
            if row.pk in seen:
                continue
            seen.add(row.pk)
            under = below.get(row.pk, [])
            cells = paint(row)
            lines.append(
                {"pk": row.pk, "url": f"{screen.url}{row.pk}/", "depth": depth, "cells": cells, "under": len(under)}
            )
            walk(under, depth + 1)

    walk(below.get(None, []), 0)
    walk([row for row in found[:MOST] if row.pk not in seen], 0)
    return {"lines": lines, "columns": columns, "too_many": MOST if len(found) > MOST else 0}
