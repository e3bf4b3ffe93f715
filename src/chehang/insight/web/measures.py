"""Pages of the measures: the list by department, one measure with its rows, its Excel file."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.core.context import Actor
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.measures import By, Measure, Reading, Readings, Span, measures, read, split, trend
from chehang.core.measures.asof import CLOSED, ENTERED, EVER, how_seen
from chehang.core.measures.targets import judge
from chehang.core.models import MeasureTarget
from chehang.core.pinyin import means
from chehang.core.web.cells import plain
from chehang.core.web.door import actor_of, clock_of, page
from chehang.core.web.lists import EXPORT_MOST, SHEET_KIND, workbook
from chehang.core.web.pictures import bars, line
from chehang.org.models import Store
from chehang.org.posts import DEPARTMENTS, POSTS

from ..cockpit import agreed_for
from ..freezing.comparing import versions
from ..saying import said
from .drilling import behind, sheet_of

KINDS = ("day", "week", "month", "quarter", "year")
HOW_SEEN = {
    EVER: gettext_lazy("At any moment: what was entered is never changed, so what was seen stands for ever."),
    ENTERED: gettext_lazy("At any moment by what was entered until then. Its documents may be changed afterwards; a month that was closed stands for ever as it was then."),
    CLOSED: gettext_lazy("Only of months that were closed: its rows do not say when they were entered."),
}  # fmt: skip


def today_of(request: HttpRequest) -> date:
    """The business date."""
    found: date = clock_of(request).today()
    return found


def span_of(request: HttpRequest) -> Span:
    """The span of the address; this month without one."""
    today = today_of(request)
    first, last = request.GET.get("from", ""), request.GET.get("to", "")
    text = f"{first}..{last}" if first and last else request.GET.get("span", "")
    if text in KINDS:
        return Span.of(text, today)
    return Span.read(text[:30]) or Span.of("month", today)


def seen(actor: Actor, name: str) -> Measure:
    """A measure that the actor may see."""
    found = measures().get(name)
    if found is None:
        raise NotFound("not_found", _("There is no such page."))
    if not actor.may(found.permission):
        raise NotAllowed("not_allowed", _("Your post does not open this page."))
    return found


def switches(request: HttpRequest, span: Span) -> dict[str, Any]:
    """The ways to another span."""
    today = today_of(request)
    kinds = {"day": _("Day"), "week": _("Week"), "month": _("Month"), "quarter": _("Quarter"), "year": _("Year")}
    on = min(span.last, today)
    return {
        "span": span,
        "kinds": [(Span.of(k, on).code, title, k == span.kind) for k, title in kinds.items()],
        "before": span.back().code,
        "after": span.following().code if span.last < today else "",
    }


@page("insight.open_measures")
def index(request: HttpRequest) -> HttpResponse:
    """All measures the actor may see, by the department that owns them; their values come after the page."""
    actor, words = actor_of(request), request.GET.get("q", "").strip()[:60]
    groups: dict[str, list[Measure]] = {}
    for measure in measures().values():
        if actor.may(measure.permission) and (not words or means(words, str(measure.title))):
            groups.setdefault(POSTS[measure.owner].department, []).append(measure)
    shown = [
        {"code": code, "title": title, "measures": sorted(groups[code], key=lambda m: (m.app, m.name))}
        for code, title in DEPARTMENTS.items()
        if code in groups
    ]
    context = {"groups": shown, "words": words, **switches(request, span_of(request))}
    return render(request, "insight/measures.html", context)


@page("insight.open_measures")
def tiles(request: HttpRequest, owner: str) -> HttpResponse:
    """The values of a department's measures, as the page of all measures asks for them."""
    actor, span, today = actor_of(request), span_of(request), today_of(request)
    words = request.GET.get("q", "").strip()[:60]
    found = [
        m
        for m in measures().values()
        if POSTS[m.owner].department == owner and actor.may(m.permission) and (not words or means(words, str(m.title)))
    ]
    known, agreed = Readings([actor], today), agreed_for([m.name for m in found], actor, span)
    made = [tile(m, known.one(m, span), agreed.get(m.name)) for m in sorted(found, key=lambda m: (m.app, m.name))]
    return render(request, "insight/tiles.html", {"tiles": made, "span": span})


def tile(measure: Measure, reading: Reading, agreed: MeasureTarget | None) -> dict[str, Any]:
    """What a tile shows."""
    judged = judge(measure, reading.value, agreed)
    return {
        "measure": measure,
        "text": said(measure, reading.value),
        "reading": reading,
        "judged": judged,
        "colour": judged.colour if judged else "",
        "target": said(measure, judged.target.target) if judged and judged.target.target is not None else "",
    }


def dimension(request: HttpRequest, measure: Measure) -> By | None:
    """The dimension of the address, the first one without."""
    asked = request.GET.get("by", "")
    return next((b for b in measure.by if b.path == asked), measure.by[0] if measure.by else None)


def _compared(measure: Measure, actor: Actor, now: Reading, then: Reading, title: str, asked: str) -> dict[str, Any]:
    """Two spans beside each other; a changed definition is said, for then they are not the same thing."""
    change = None
    if now.value is not None and then.value is not None:
        change = now.value - then.value
    return {
        "title": title,
        "asked": asked,
        "span": then.span,
        "text": said(measure, then.value),
        "change": said(measure, change) if change is not None else "",
        "up": change is not None and change > 0,
        "share": plain(change / abs(then.value), "rate") if change is not None and then.value else "",
        "good": change is not None and change != 0 and (change > 0) == (measure.better == "up"),
        "redefined": now.variant != then.variant,
    }


def _stores(measure: Measure, actor: Actor, span: Span, today: date) -> list[dict[str, Any]]:
    """The measure in each store in which the person sees it, for who works in several."""
    if actor.reach is None:
        return []
    there = actor.reach.each(measure.permission)
    if len(there) < 2:
        return []
    names = dict(Store.objects.filter(pk__in=[a.store_id for a in there]).values_list("pk", "short_name"))
    found = Readings(there, today).of(measure, span)
    return [{"id": pk, "name": names[pk], "text": said(measure, r.value)} for pk, r in found.items()]


@page("insight.open_measures")
def one(request: HttpRequest, name: str) -> HttpResponse:
    """A measure: number, comparison, trend, split, and the rows that add up to it."""
    actor, today = actor_of(request), today_of(request)
    measure, span = seen(actor, name), span_of(request)
    run = trend(measure, actor, span, today)
    reading, by = run[-1], dimension(request, measure)
    context: dict[str, Any] = {
        "measure": measure,
        "owner": POSTS[measure.owner].title,
        "tile": tile(measure, reading, agreed_for([measure.name], actor, span).get(measure.name)),
        "definition": next((v.title for v in measure.variants if v.code == reading.variant), ""),
        "compared": [
            _compared(measure, actor, reading, run[-2], _("period before"), ""),
            _compared(
                measure, actor, reading, read(measure, actor, span.year_before(), today), _("a year before"), "year"
            ),
        ],
        "trend": [{"span": r.span, "text": said(measure, r.value), "open": r.still_open} for r in run],
        "picture": line(measure, run),
        "terms": [{"term": p, "text": said(p.measure, p.value)} for p in reading.terms],
        "query": urlencode({"span": span.code}),
        "by_store": _stores(measure, actor, span, today),
        "frozen": versions(measure, actor, span),
        "how_seen": (how := how_seen(measure, actor, span)),
        "how_seen_words": HOW_SEEN[how],
        **switches(request, span),
        **behind(request, measure, actor, span, today, reading, by),
    }
    if by and measure.rows is not None and reading.rows:
        shares = split(measure, actor, span, today, by)
        context["shares"] = [{"share": s, "text": said(measure, s.value)} for s in shares]
        context["bars"] = bars(measure, shares, by, span)
        context["by"] = by
    return render(request, "insight/measure.html", context)


@page("insight.open_measures")
def export(request: HttpRequest, name: str) -> HttpResponse:
    """The rows behind a measure as an Excel file; of a measure made from others, its trend."""
    actor, today = actor_of(request), today_of(request)
    measure, span = seen(actor, name), span_of(request)
    sheets, values, n = sheet_of(request, measure, actor, span, today, dimension(request, measure), SHEET_KIND)
    if n > EXPORT_MOST:
        raise Refused(
            "export.too_many",
            _("The list has more than %(most)s rows. Narrow it with a filter, then export."),
            most=EXPORT_MOST,
        )
    return workbook(sheets, values, str(measure.title)[:31], f"{measure.title} {span.code}")
