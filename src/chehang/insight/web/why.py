"""差异说明书: why a measure is not what it was, as a table whose leaves add up and as a paragraph."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.measures import Measure, Span, measures
from chehang.core.measures.targets import target_of
from chehang.core.web.door import actor_of, page

from ..saying import said
from ..why.explaining import FACTORS, Explained, explain
from ..why.telling import percent, signed, told
from .measures import dimension, seen, span_of, switches, today_of

SHOWN = 30


def other_span(request: HttpRequest, span: Span) -> Span:
    """What it is compared with: the period before, a year before, or the period of the address."""
    asked = request.GET.get("with", "")[:30]
    if asked == "year":
        return span.year_before()
    return Span.read(asked) or span.back()


def _same_part(then: Span, now: Span, today: date) -> Span:
    """Of a period that is not over, the same first days of the one it is compared with."""
    if now.last < today or then.kind != now.kind or then.kind in ("day", "days"):
        return then
    known = now.until(today)
    return Span(then.first, min(then.last, then.first + (known.last - known.first)))


@page("insight.open_measures")
def why(request: HttpRequest, name: str) -> HttpResponse:
    """The change between two periods, split."""
    actor, today, span = actor_of(request), today_of(request), span_of(request)
    measure = seen(actor, name)
    then, agreed = other_span(request, span), target_of(measure, actor, span)
    target = agreed.target if agreed and request.GET.get("with") == "target" else None
    if request.GET.get("whole") != "1" and target is None:
        then = _same_part(then, span, today)
    by = dimension(request, measure)
    found = explain(measure, actor, then, span, today, by, target)
    kept = {"with": request.GET["with"][:30]} if request.GET.get("with") else {}
    context = {
        "measure": measure,
        "found": found,
        "was": said(measure, found.then.value),
        "is": said(measure, found.now.value),
        "change": signed(found, found.change) if found.change is not None else "—",
        "percent": percent(found),
        "told": told(found),
        "query": urlencode({"span": span.code, **kept}),
        "kept": f"&{urlencode(kept)}" if kept else "",
        "factors": [FACTORS[f] for f in found.split.factors] if found.split else [],
        "sums": [(FACTORS[f], signed(found, found.split.of_factor(n))) for n, f in enumerate(found.split.factors)]
        if found.split
        else [],
        "usual": [
            (FACTORS[f], signed(found, v)) for f, v in zip(("volume", "mix", "price"), found.usual, strict=False)
        ],
        "laid_on": then if target is not None and found.split and found.by else None,
        "has_target": agreed is not None and agreed.target is not None,
        **_lines(found, span, then),
        **switches(request, span),
    }
    return render(request, "insight/why.html", context)


def _lines(found: Explained, span: Span, then: Span) -> dict[str, Any]:
    if found.split is None:
        return {"lines": []}
    members = found.members
    lines = [
        {
            "label": label,
            "parts": [
                (FACTORS[f], signed(found, v))
                for f, v in zip(found.split.factors, found.split.leaves[key], strict=True)
            ],
            "sum": signed(found, value),
            "urls": _urls(found, key, span, then),
        }
        for key, label, value in members[:SHOWN]
    ]
    rest = members[SHOWN:]
    if rest:
        parts = [
            (f, sum(found.split.leaves[key][i] for key, _l, _v in rest)) for i, f in enumerate(found.split.factors)
        ]
        label = _("%(n)s others") % {"n": len(rest)}
        lines.append({"label": label, "parts": [(FACTORS[f], signed(found, p)) for f, p in parts], "sum": signed(found, sum(v for _k, _l, v in rest)), "urls": ()})  # fmt: skip
    return {"lines": lines}


def _urls(found: Explained, key: str, span: Span, then: Span) -> tuple[tuple[str, str], ...]:
    """Where the rows of a leaf are: now and then."""
    if found.by is None:
        other: Measure | None = measures().get(key)
        at: list[tuple[str, dict[str, str]]] = [(other.url, {})] if other else []
    else:
        at = [(found.measure.url, {"by": found.by.path, "is": key})]
    return tuple((f"{url}?{urlencode({'span': s.code, **ask})}#rows", s.code) for url, ask in at for s in (span, then))
