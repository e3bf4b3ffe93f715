"""The tree of goals: year, months, people, with what was reached and whether the parts add up."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core import access
from chehang.core.web.door import actor_of, clock_of, page

from .models import Goal

MOST = 600


@page("work.open_plan_tree")
def tree(request: HttpRequest) -> HttpResponse:
    """All goals of a year (or under one goal), as a tree; one query however deep it goes."""
    actor, today = actor_of(request), clock_of(request).today()
    year = request.GET.get("year", "")
    wanted = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else today.year
    root = request.GET.get("root", "")
    rows = access.rows(Goal, actor).filter(due__year=wanted).exclude(state="dropped")
    goals = list(rows.select_related("owner").order_by("starts", "id")[:MOST])
    below: dict[int | None, list[Goal]] = {}
    known = {g.pk for g in goals}
    for goal in goals:
        below.setdefault(goal.parent_id if goal.parent_id in known else None, []).append(goal)
    tops = below.get(None, [])
    if root.isascii() and root.isdigit() and len(root) < 19 and int(root) in known:
        tops = [g for g in goals if g.pk == int(root)]
    lines: list[dict[str, Any]] = []
    for top in tops:
        _walk(top, 0, below, today, lines)
    context = {"lines": lines, "year": wanted, "years": [today.year - 1, today.year, today.year + 1]}
    return render(request, "work/plan_tree.html", context)


def _walk(goal: Goal, depth: int, below: dict[int | None, list[Goal]], today: Any, lines: list[dict[str, Any]]) -> None:
    parts = below.get(goal.pk, [])
    total = sum((p.target for p in parts), Decimal(0)) if parts else None
    lines.append(
        {
            "goal": goal,
            "depth": depth,
            "percent": goal.percent,
            "off": total is not None and total != goal.target,
            "total": total,
            "late": goal.state == "running" and goal.due < today,
        }
    )
    for part in parts:
        _walk(part, depth + 1, below, today, lines)
