"""Waiting for my decision (待我审批): all kinds of documents, one page, by mouse or keyboard, several at once."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chehang.core import access, documents
from chehang.core.approvals import people
from chehang.core.approvals.deciding import out_of
from chehang.core.approvals.waiting import MOST, how_many, waiting
from chehang.core.chains import chain_of
from chehang.core.columns import columns_for
from chehang.core.context import Actor
from chehang.core.documents import Document
from chehang.core.errors import NotFound, Refused
from chehang.core.models import ApprovalRequest
from chehang.core.operation import Operation
from chehang.core.operations.approve import approve
from chehang.core.operations.send_back import send_back
from chehang.core.operations.withdraw_request import withdraw_request
from chehang.core.screens import screen_of, screens

from .acts import perform
from .cells import Cell, Painter
from .details import panels_for, row_of
from .door import actor_of, clock_of, page

PER_PAGE = 50
TOGETHER = 100
SHORT = 8  # lines of a table that lie open at once


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was when it was last handed in."""

    title: str
    before: str
    after: str


def changes(request: ApprovalRequest) -> list[Change]:
    """What changed since last time, in words; nothing when it is handed in for the first time."""
    if request.previous is None:
        return []
    old, new = (dict(r.shown) for r in (request.previous, request))
    names = dict.fromkeys([*new, *old])
    return [Change(_(n) if n else n, old.get(n, ""), new.get(n, "")) for n in names if old.get(n) != new.get(n)]


def _title(request: ApprovalRequest) -> Any:
    document = documents.documents().get(request.document)
    return document.title if document else request.document


@page()
def waiting_page(request: HttpRequest) -> HttpResponse:
    """The list of what waits; the first one lies open beside it."""
    actor, today = actor_of(request), clock_of(request).today()
    found = waiting(actor, today, PER_PAGE)
    count = how_many(actor, today) if len(found) == PER_PAGE else len(found)
    rows = [{"r": r, "kind": _title(r), "changes": changes(r)} for r in found]
    context = {"rows": rows, "count": f"{MOST}+" if count > MOST else count, "more": count > len(found)}
    if found:
        context |= _opened(found[0], actor, today)
    return render(request, "core/approvals.html", context | {"key": uuid.uuid4().hex})


@page()
def one_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One request with its content, effect, changes and steps; beside the list, or as a page of its own."""
    actor, today = actor_of(request), clock_of(request).today()
    row = access.rows(ApprovalRequest, actor).filter(pk=pk).select_related("previous").first()
    if row is None or not _may_see(row, actor, today):
        raise NotFound("not_found", _("There is no such page."))
    context = _opened(row, actor, today) | {"key": uuid.uuid4().hex}
    template = "core/approval_panel.html" if request.headers.get("HX-Request") else "core/approval.html"
    return render(request, template, context)


def _may_see(row: ApprovalRequest, actor: Actor, today: Any) -> bool:
    document = documents.documents().get(row.document)
    if document is not None and actor.may(document.see):
        return True
    return _deciding(row, actor, today) or actor.employee_id in out_of(row)


def _deciding(row: ApprovalRequest, actor: Actor, today: Any) -> bool:
    """Whether the row waits for this actor."""
    if row.state != "open":
        return False
    out, duty = out_of(row), people.organisation().on_duty(row.store_id, today)
    posts = (row.post, people.asked_post(row.post, duty, out))
    return any(v.employee_id == actor.employee_id and people.free(v, out) for p in posts for v in duty.get(p, ()))


def _opened(row: ApprovalRequest, actor: Actor, today: Any) -> dict[str, Any]:
    document = documents.documents()[row.document]
    obj = document.model_class._default_manager.filter(pk=row.object_id, store_id=actor.store_id).first()
    rule, told = document.approval, people.organisation().title
    around = _around(document, obj, actor) if obj is not None else Around()
    decisions = list(row.decisions.order_by("id"))
    authors = set(row.authors.values_list("employee_id", flat=True))
    return {
        "open": row,
        "kind": document.title,
        "shown": [Told(_(t) if t else t, v, around.url(t), around.url(v)) for t, v in row.shown],
        "panels": around.panels,
        "chain": around.chain,
        "effect": rule.effect(obj) if rule and obj is not None and row.state == "open" else (),
        "changes": changes(row),
        "last": row.previous.decisions.order_by("-id").first() if row.previous else None,
        "steps": [
            {"s": s, "post": told(s.post), "done": [d for d in decisions if d.step == s.n], "now": s.n == row.step}
            for s in row.steps.order_by("n")
        ],
        "may_decide": _deciding(row, actor, today),
        "mine": row.state == "open" and actor.employee_id in authors,
        "document_url": document.url(row.object_id) if actor.may(document.see) else "",
    }


@dataclass(frozen=True)
class Told:
    """One line of what is asked for, and what its two halves open."""

    title: str
    text: str
    title_url: str
    url: str


@dataclass(frozen=True)
class Around:
    """What a decision may want to open: the document's own tables, the papers around it, whatever they link by its words."""

    panels: tuple[dict[str, Any], ...] = ()
    chain: tuple[Any, ...] = ()
    links: dict[str, str] = field(default_factory=dict)

    def url(self, words: str) -> str:
        """The page of what is called so: ``H3A 905 611 D 火花塞`` opens the part with this number."""
        while words:
            if words in self.links:
                return self.links[words]
            words = words.rpartition(" ")[0]
        return ""


def _named(obj: Any, actor: Actor) -> dict[str, str]:
    """Whom and what the document points to, by name: its supplier, its customer, its car."""
    links: dict[str, str] = {}
    for key in obj._meta.concrete_fields:
        screen = screen_of(key.related_model) if key.is_relation else None
        if screen is None or not actor.may(screen.permission) or (target := getattr(obj, key.name)) is None:
            continue
        links |= {words: f"{screen.url}{target.pk}/" for words in (str(target), getattr(target, "name", "")) if words}
    return links


def _around(document: Document, obj: Any, actor: Actor) -> Around:
    screen = next((s for s in screens().values() if s.document == document.name), None)
    if screen is None or not actor.may(document.see) or not actor.may(screen.permission):
        return Around()
    panels = [p for p in panels_for(screen, obj, actor) if p["rows"]]
    cells: list[Cell] = Painter(columns_for(screen.columns, actor)).cells(row_of(screen, obj.pk, actor))
    for panel in panels:
        cells += [c for line in panel["rows"] for c in line]
        panel["short"] = len(panel["rows"]) <= SHORT
    own = document.url(obj.pk)
    links = _named(obj, actor) | {c.text: c.url for c in cells if c.text and c.url and c.url != own}
    return Around(tuple(panels), tuple(chain_of(obj, actor)), links)


@require_POST
@page()
def decide(request: HttpRequest) -> HttpResponse:
    """Decide on one or several; each is an act of its own, and what was refused is told with its reason."""
    how, reason = request.POST.get("how", ""), request.POST.get("reason", "").strip()
    acts: dict[str, Operation[Any]] = {"approve": approve, "return": send_back, "withdraw": withdraw_request}
    chosen = [pk for pk in request.POST.getlist("request") if pk.isascii() and pk.isdigit() and len(pk) < 19][:TOGETHER]
    if how not in acts or not chosen:
        messages.error(request, _("Choose what to decide on."))
        return HttpResponseRedirect("/approvals/")
    key, done = request.POST.get("_key", ""), 0
    for pk in chosen:
        try:
            perform(request, acts[how], {"request": int(pk), "reason": reason}, f"{key[:40]}-{how}-{pk}" if key else "")
            done += 1
        except Refused as refusal:
            messages.error(request, refusal.message)
    if done:
        words = {"approve": _("%(n)s approved"), "return": _("%(n)s sent back"), "withdraw": _("%(n)s taken back")}
        messages.success(request, words[how] % {"n": done})
    return HttpResponseRedirect("/approvals/")
