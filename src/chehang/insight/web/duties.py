"""岗位职责: all posts × duties of a month, my own, and one duty with what proves it."""

import re
from collections import Counter
from datetime import date
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core import documents
from chehang.core.context import Actor
from chehang.core.duties import Acts, Documents
from chehang.core.errors import NotAllowed, NotFound
from chehang.core.operation import operations
from chehang.core.screens import screen_of
from chehang.core.web.door import actor_of, clock_of, page
from chehang.org.models import Assignment
from chehang.org.posts import POSTS

from ..duties.evidence import Counter as Evidence
from ..duties.evidence import Span
from ..duties.standing import STATES, Standing, last_whole_month, span_of, span_of_month, standings
from ..duties.texts import by_number, duties, need_words

SHOWN = 100
MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


def month_of(request: HttpRequest) -> date:
    """The month asked for, this one otherwise; never one to come."""
    today = clock_of(request).today().replace(day=1)
    found = MONTH.fullmatch(request.GET.get("month", ""))
    return min(date(int(found[1]), int(found[2]), 1), today) if found else today


def _months(request: HttpRequest, count: int = 13) -> list[date]:
    found = [clock_of(request).today().replace(day=1)]
    while len(found) < count:
        found.append(last_whole_month(found[-1]))
    return found


def row(standing: Standing, actor: Actor) -> dict[str, Any]:
    """A duty as a line of a table."""
    title, url = standing.work.click(actor)
    return {
        "s": standing,
        "duty": standing.duty,
        "click": title,
        "url": url,
        "lacks": [need_words(need) for need in standing.work.lacks],
        "part": standing.work.built and not standing.work.doable,
    }


@page("insight.open_duties")
def board(request: HttpRequest) -> HttpResponse:
    """Every post's duties in a month."""
    actor, month = actor_of(request), month_of(request)
    post, state = request.GET.get("post", ""), request.GET.get("state", "")
    found = standings(actor.store_id, duties(), month, clock_of(request))
    names = holders(actor.store_id, span_of_month(month))
    groups = []
    for code in dict.fromkeys(duty.post for duty in duties()):
        mine = [s for s in found if s.duty.post == code]
        shown = [row(s, actor) for s in mine if not state or s.state == state]
        if shown and post in ("", code):
            groups.append({"post": POSTS[code], "names": names.get(code, []), "rows": shown, "all": mine})
    context = {
        "groups": groups,
        "month": month,
        "months": _months(request),
        "posts": [POSTS[code] for code in dict.fromkeys(duty.post for duty in duties())],
        "post": post,
        "state": state,
        "states": [(code, *STATES[code], n) for code, n in _tally(found)],
        "doable": sum(s.work.doable for s in found),
        "evidenced": sum(s.evidenced for s in found),
        "total": len(found),
    }
    return render(request, "insight/duties.html", context)


def _tally(found: list[Standing]) -> list[tuple[str, int]]:
    counts = Counter(s.state for s in found)
    return [(code, counts[code]) for code in STATES]


def holders(store_id: int, span: Span) -> dict[str, list[str]]:
    """The names of those on each post on the last day of the span."""
    rows = Assignment.objects.filter(store_id=store_id, since__lte=span.last).exclude(until__lt=span.last)
    found: dict[str, list[str]] = {}
    for post, name in rows.order_by("employee__number").values_list("post", "employee__name"):
        found.setdefault(post, []).append(name)
    return found


def my_standings(actor: Actor, clock: Any, month: date | None = None) -> list[Standing]:
    """The duties of the actor's posts in a month (this one)."""
    chosen = [duty for duty in duties() if duty.post in actor.posts]
    return standings(actor.store_id, chosen, month or clock.today().replace(day=1), clock) if chosen else []


@page()
def mine(request: HttpRequest) -> HttpResponse:
    """My duties: due, done, late, one click to do each."""
    actor, month = actor_of(request), month_of(request)
    found = my_standings(actor, clock_of(request), month)
    context = {
        "rows": [row(s, actor) for s in found],
        "month": month,
        "months": _months(request),
        "states": [(code, *STATES[code], n) for code, n in _tally(found) if n],
    }
    return render(request, "insight/my_duties.html", context)


@page()
def one(request: HttpRequest, number: str) -> HttpResponse:
    """One duty in a month with the rows that prove it; open to its post and to whoever sees all duties."""
    actor, month, clock = actor_of(request), month_of(request), clock_of(request)
    duty = by_number().get(number)
    if duty is None:
        raise NotFound("not_found", _("There is no such duty."))
    if duty.post not in actor.posts and not actor.may("insight.open_duties"):
        raise NotAllowed("not_allowed", _("Your post does not open this page."))
    standing = standings(actor.store_id, (duty,), month, clock)[0]
    span = span_of(duty, month)
    context = {
        "row": row(standing, actor),
        "month": month,
        "months": _months(request),
        "covered": [need_words(n) for n in duty.needs if n not in standing.work.lacks],
        "operations": [operations()[name].title for name in standing.work.operations],
        "rules": [_rule(c, span, actor) for c in standing.counted],
    }
    return render(request, "insight/duty.html", context)


def _rule(counted: Any, span: Span, actor: Actor) -> dict[str, Any]:
    """A rule with the latest rows that fulfil it, each with the page it opens."""
    rule, evidence = counted.rule, Evidence(actor.store_id)
    if isinstance(rule, Documents):
        model = rule.model_class
        latest = evidence.papers(rule, span).order_by(f"-{rule.day}", "-pk")[:SHOWN]
        screen = screen_of(model)
        seen = screen is not None and actor.may(screen.permission)
        rows = [{"text": str(p), "url": f"{screen.url}{p.pk}/" if seen else ""} for p in latest]  # type: ignore[union-attr]
        return {"counted": counted, "title": screen.title if screen else model._meta.verbose_name, "papers": rows}
    assert isinstance(rule, Acts)
    found = evidence.acts(rule.operations, span)
    if rule.by:
        found = found.filter(employee_id__in={e for held in evidence.holders(rule.by, span).values() for e in held})
    known = operations()
    acts = [
        {"row": r, "title": known[r.operation].title, "url": _page_of(r.subject, r.subject_id, actor)}
        for r in found.order_by("-at", "-id")[:SHOWN]
    ]
    title = "、".join(str(known[name].title) for name in rule.operations)
    by = "、".join(str(POSTS[post].title) for post in rule.by)
    spell = {"day": _("different days"), "week": _("different weeks")}.get(rule.different, "")
    return {"counted": counted, "title": title, "by": by, "spell": spell, "acts": acts}


def _page_of(subject: str, pk: int, actor: Actor) -> str:
    """The page of what a journal row is about, if the actor may see it."""
    if not subject:
        return ""
    model = apps.get_model(subject)
    for document in documents.documents().values():
        if document.model_class is model:
            return document.url(pk) if actor.may(document.see) else ""
    screen = screen_of(model)
    return f"{screen.url}{pk}/" if screen and actor.may(screen.permission) else ""
