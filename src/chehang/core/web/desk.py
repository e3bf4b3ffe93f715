"""The desk (工作台): what waits for me, my figures, what I did last; the search box; the inbox; jobs."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core import access, inbox, search
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, cards_for, figures_for, waiting_for
from chehang.core.errors import NotFound, Refused
from chehang.core.models import InboxItem, Job, Journal
from chehang.core.operation import operations
from chehang.core.pending import acts_of

from .acts import next_key, perform, status_of
from .cells import plain
from .charts import sparkline
from .door import actor_of, clock_of, page
from .numbered import documents_named, page_of
from .places import places


def message_of(item: InboxItem) -> str:
    """An inbox item in the reader's language."""
    text = _(item.message)
    try:
        return text % item.params if item.params else text
    except (KeyError, ValueError, TypeError):
        return text


def _open(actor: Actor, clock: Clock) -> tuple[list[Waiting], list[InboxItem]]:
    """What waits and the messages beside it. What waits is said once: a message about the same page adds nothing."""
    waiting = list(waiting_for(actor, clock)[:30])
    shown = {w.url for w in waiting}
    return waiting, [i for i in inbox.open_items(actor)[:60] if i.link not in shown][:30]


def _count(waiting: list[Waiting], messages: list[InboxItem]) -> int:
    return sum(w.count for w in waiting) + len(messages)


@page()
def count(request: HttpRequest) -> JsonResponse:
    """The number at the bell: the same as on the desk. {"count": …}"""
    return JsonResponse({"count": _count(*_open(actor_of(request), clock_of(request)))})


@page()
def home(request: HttpRequest) -> HttpResponse:
    """The actor's desk."""
    actor, clock = actor_of(request), clock_of(request)
    mine = access.rows(Journal, actor).filter(employee_id=actor.employee_id, outcome="done").order_by("-at")[:8]
    known = operations()
    waiting, open_items = _open(actor, clock)
    acts = acts_of(open_items, actor)
    messages = [{"item": i, "text": message_of(i), "act": acts.get(i.pk)} for i in open_items]
    context = {
        "waiting": waiting,
        "messages_open": messages,
        "open_count": _count(waiting, open_items),
        "figures": [
            {"f": f, "value": _("no data") if f.value is None else plain(f.value, f.kind), "line": sparkline(f.trend)}
            for f in figures_for(actor, clock)
        ],
        "cards": cards_for(actor, clock),
        "acts": [{"row": r, "title": known[r.operation].title} for r in mine if r.operation in known],
    }
    return render(request, "core/desk.html", context)


@page()
def palette(request: HttpRequest) -> HttpResponse:
    """Search results for Ctrl+K: pages and new papers first, then what the departments find."""
    actor, text = actor_of(request), request.GET.get("q", "").strip()[:60]
    found = [*places(text, actor), *search.find(text, actor), *documents_named(text, actor)]
    hits = [{"kind": str(h.kind), "text": str(h.text), "hint": str(h.hint), "url": h.url} for h in found]
    return JsonResponse({"hits": list({h["url"]: h for h in hits[::-1]}.values())[::-1][:40]})


@page()
def scanned(request: HttpRequest) -> HttpResponse:
    """Where a scanned document number leads: {"url": …}, empty where this person sees no such document."""
    return JsonResponse({"url": page_of(request.GET.get("code", "").strip().upper()[:60], actor_of(request))})


@page()
def job_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Work in the background with its progress; whoever sees its end needs no message about it."""
    actor = actor_of(request)
    row = access.rows(Job, actor).filter(employee_id=actor.employee_id, pk=pk).first()
    if row is None:
        raise NotFound("not_found", _("There is no such job."))
    if row.ended_at:
        inbox.settle("core.Job", row.pk, actor.employee_id, clock_of(request).now())
    if request.headers.get("Accept") == "application/json":
        told = {"state": row.state, "done": row.done, "total": row.total, "message": row.message}
        return JsonResponse(told | {"link": row.link if row.state == "done" else ""})
    refusal: Refused | None = None
    if request.method == "POST":
        answer = {"job": row.pk, "confirm": request.POST.getlist("confirm")}
        try:
            perform(request, operations()["core.confirm_job"], answer, request.POST.get("_key", ""))
            return HttpResponseRedirect(request.path)
        except Refused as caught:
            refusal = caught
    context = {"job": row, "title": operations()[row.name].title, "refusal": refusal, "key": next_key(request, refusal)}
    return render(request, "core/job.html", context, status=status_of(refusal))
