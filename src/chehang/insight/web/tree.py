"""诊断树: a department's figure taken apart, two periods side by side, and the bridge between them; every line opens."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core.errors import NotFound
from chehang.core.measures import Measure, Span, measures, read
from chehang.core.web.cells import plain
from chehang.core.web.door import actor_of, page

from ..saying import said
from ..tree import BEHIND, TREES, Row, factors, figures, rows_of
from .measures import seen, span_of, switches, today_of
from .why import _same_part, other_span


@page("insight.open_tree")
def tree(request: HttpRequest, code: str = "") -> HttpResponse:
    """The trees the actor may see; without a name the first of them."""
    actor, today, span = actor_of(request), today_of(request), span_of(request)
    open_ = [c for c, root in TREES.items() if actor.may(measures()[root.measure].permission)]
    code = code or (open_[0] if open_ else "")
    if code not in TREES:
        raise NotFound("not_found", "")
    root = TREES[code]
    top = seen(actor, root.measure)
    then = _same_part(other_span(request, span), span, today)
    sides = []
    for one in (then, span):
        known = figures(actor, root, one, today)
        sides.append(factors(root, known.get))
    lines = [_line(row) for row in rows_of(root, *sides)]
    kept = f"&with={request.GET['with'][:30]}" if request.GET.get("with") else ""
    context = {
        "code": code,
        "trees": [(c, measures()[TREES[c].measure].title) for c in open_],
        "top": top,
        "lines": lines,
        "then": then,
        "behind": [
            _beside(measures()[n], actor, span, today) for n in BEHIND[code] if actor.may(measures()[n].permission)
        ],
        "kept": kept,
        **switches(request, span),
    }
    return render(request, "insight/tree.html", context)


def _line(row: Row) -> dict[str, Any]:
    measure = measures()[row.node.measure]
    plain_money = bool(row.node.title)  # a node with a name of its own is yuan per car
    change = row.now - row.then
    return {
        "depth": row.depth,
        "sign": row.node.how,
        "title": row.node.title or measure.title,
        "url": measure.url,
        "then": _said(measure, row.then, plain_money),
        "now": _said(measure, row.now, plain_money),
        "percent": plain(_dec(change / abs(row.then), "0.0001"), "rate") if row.then else "",
        "brings": row.brings,
        "leaf": not row.node.children,
    }


def _said(measure: Measure, value: Fraction, plain_money: bool) -> str:
    places = "0.0001" if measure.unit == "percent" else "0.01"
    return plain(_dec(value, places), "money") if plain_money else said(measure, _dec(value, places))


def _dec(value: Fraction, places: str) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(places))


def _beside(measure: Measure, actor: Any, span: Span, today: Any) -> dict[str, Any]:
    return {"measure": measure, "now": said(measure, read(measure, actor, span, today).value)}
