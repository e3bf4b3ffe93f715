"""As we saw it then (当时所见): a measure of a frozen month beside what is known of it today."""

from datetime import date, datetime, time
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.core import journal
from chehang.core.access import rows
from chehang.core.context import STORE_TIME, Actor
from chehang.core.errors import NotFound, Refused
from chehang.core.measures import Measure, Span
from chehang.core.measures.asof import EVER, how_seen, read_as_of
from chehang.core.measures.values import names_of
from chehang.core.screens import screens
from chehang.core.web.cells import Painter, plain
from chehang.core.web.door import actor_of, clock_of, page

from ..freezing.comparing import NAMED, Compared, Difference, between, compared, seen_at, versions
from ..freezing.models import FrozenFigure
from ..freezing.taking import Figure, thawed
from ..saying import said
from .measures import HOW_SEEN, seen, span_of, today_of

KINDS = {"entered": gettext_lazy("entered since"), "changed": gettext_lazy("changed since"), "gone": gettext_lazy("no longer counted")}  # fmt: skip


def _kept(request: HttpRequest, name: str) -> tuple[Measure, FrozenFigure, list[FrozenFigure]]:
    """The version asked for, the last one otherwise."""
    actor = actor_of(request)
    measure = seen(actor, name)
    found, asked = versions(measure, actor, span_of(request)), request.GET.get("version", "")
    kept = next((k for k in found if str(k.frozen.version) == asked), None if asked else next(iter(found), None))
    if kept is None:
        raise NotFound("frozen.none", _("This month was not frozen yet. It is when finance closes it."))
    return measure, kept, found


def _moment(request: HttpRequest) -> datetime | None:
    """The moment asked for: a day means its end; nothing for none, or for one that is not past."""
    text = request.GET.get("at", "")[:32].replace(" ", "+")
    try:
        found = (
            datetime.combine(date.fromisoformat(text), time.max) if len(text) == 10 else datetime.fromisoformat(text)
        )
    except ValueError:
        return None
    found = found if found.tzinfo else found.replace(tzinfo=STORE_TIME)
    return found if found < clock_of(request).now() and found.year >= 2000 else None


@page("insight.open_measures")
def then_and_now(request: HttpRequest, name: str) -> HttpResponse:
    """The value then, the value today, and each row that makes the difference: of a frozen month, or as of any moment."""
    actor = actor_of(request)
    if request.GET.get("at"):
        return _as_of(request, name)
    measure, kept, found = _kept(request, name)
    both = compared(kept, actor, today_of(request))
    context = {
        "kept": kept,
        "versions": found,
        "rows": kept.rows,
        "digest": kept.digest,
        "how": HOW_SEEN[how_seen(measure, actor, span_of(request))],
        "terms": _terms(measure, kept, actor),
    }
    return render(request, "insight/seen.html", context | _shown(both))


def _as_of(request: HttpRequest, name: str) -> HttpResponse:
    """The same from what had been entered by a moment."""
    actor, today, span = actor_of(request), today_of(request), span_of(request)
    measure, moment, then, kept, how = _seen_at(request, name)
    both = between(measure, span, then, actor, today)
    reading = read_as_of(measure, actor, span, moment) if kept is None else None
    at = quote(request.GET["at"][:32])
    context = {
        "moment": moment,
        "at": request.GET["at"][:32],
        "versions": versions(measure, actor, span),
        "rows": len(then.rows),
        "digest": then.digest(span),
        "how": HOW_SEEN[how],
        "as_closed": kept,
        "may_change": how != EVER and kept is None,
        "terms": _terms(measure, kept, actor)
        if kept is not None
        else [
            {
                "url": f"/measures/{t.measure.name}/seen/?span={t.span.code}&at={at}",
                "title": t.measure.title,
                "said": said(t.measure, t.value),
            }
            for t in (reading.terms if reading else ())
        ],
    }
    return render(request, "insight/seen.html", context | _shown(both))


def _seen_at(request: HttpRequest, name: str) -> tuple[Measure, datetime, Figure, FrozenFigure | None, str]:
    actor = actor_of(request)
    measure, moment = seen(actor, name), _moment(request)
    if moment is None:
        raise Refused(
            "seen.moment",
            _("Choose a day or a moment that is past, such as 2026-10-31 or 2026-10-31T18:00."),
            field="at",
        )
    then, kept, how = seen_at(measure, actor, span_of(request), moment)
    if then is None:
        raise Refused(
            "seen.unsaid",
            _(
                "The rows of %(measure)s do not say when they were entered. What was seen is kept of months that were closed."
            ),
            measure=measure.title,
        )
    return measure, moment, then, kept, how


def _shown(both: Compared) -> dict[str, Any]:
    measure = both.measure
    return {
        "measure": measure,
        "both": both,
        "then": said(measure, both.then.value),
        "now": said(measure, both.now.value),
        "change": said(measure, both.change) if both.change is not None else "",
        **_table(both),
    }


def _terms(measure: Measure, kept: FrozenFigure, actor: Actor) -> list[dict[str, Any]]:
    """Of a measure made from others: these, as they were kept in the same version."""
    if measure.rows is not None:
        return []
    names = list(names_of(measure.defined(kept.variant).value))
    others = rows(FrozenFigure, actor).filter(frozen=kept.frozen, measure__in=names)
    at = f"span={Span.of('month', kept.frozen.month).code}&version={kept.frozen.version}"
    return [
        {"url": f"/measures/{f.measure}/seen/?{at}", "title": f.title, "said": f.said}
        for f in sorted(others, key=lambda f: names.index(f.measure))
    ]


def _table(both: Compared) -> dict[str, Any]:
    """The differences as a table; a row that is still there opens its page."""
    measure, shown = both.measure, both.differences[:NAMED]
    screen, paint = screens().get(measure.screen), Painter(measure.drill).cells
    lines = []
    for one in shown:
        cells = paint(one.row) if one.row is not None and one.kind != "gone" else []
        there = one.row is not None and screen is not None and screen.model_class is type(one.row)
        lines.append(
            {
                "kind": KINDS[one.kind],
                "cells": [(c.title, mark_safe(c.inner or "—")) for c in cells],
                "name": str(one.row) if one.row is not None else f"#{one.pk}",
                "url": f"{screen.url}{one.pk}/" if there and screen else "",
                "then": _brought(measure, one.then),
                "now": _brought(measure, one.now),
                "by": _change(measure, one),
            }
        )
    return {
        "columns": [c.title for c in measure.drill],
        "lines": lines,
        "more": len(both.differences) - len(shown),
        "sum": plain(sum(d.by for d in both.differences), measure.unit_of.kind) if measure.unit != "percent" else "",
    }


def _brought(measure: Measure, brought: tuple[Any, ...]) -> str:
    kind = measure.unit_of.kind if len(brought) == 1 else "quantity"
    return " ÷ ".join(plain(b, kind) for b in brought) or "—"


def _change(measure: Measure, one: Difference) -> str:
    if len(one.then or one.now) > 1:
        return ""
    return ("+" if one.by > 0 else "") + plain(one.by, measure.unit_of.kind)


@page("insight.open_measures")
def as_data(request: HttpRequest, name: str) -> HttpResponse:
    """What was kept, or seen at a moment, as JSON: the same question gives the same bytes for ever, but where it says
    ``for_ever`` false: of documents that may still be changed, in a month that was not closed by then."""
    if request.GET.get("at"):
        _m, moment, then, closed, how = _seen_at(request, name)
        of = span_of(request)
        stands: dict[str, Any] = {"for_ever": how == EVER or closed is not None}
        if closed is not None:
            stands |= {"version": closed.frozen.version}
        seen_then = then.content(of) | stands | {"seen_at": moment.isoformat(), "digest": then.digest(of)}
        return HttpResponse(journal.dumps(seen_then), content_type="application/json")
    _measure, kept, _found = _kept(request, name)
    span = Span.of("month", kept.frozen.month)
    told = thawed(kept).content(span) | {
        "version": kept.frozen.version,
        "seen_at": kept.frozen.at.isoformat(),
        "digest": kept.digest,
    }
    return HttpResponse(journal.dumps(told), content_type="application/json")
