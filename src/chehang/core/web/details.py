"""The page of one row: its fields, lines, papers, history, and what may be done with it now."""

from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core import access, documents
from chehang.core.chains import chain_of
from chehang.core.columns import columns_for
from chehang.core.context import Actor
from chehang.core.errors import NotFound
from chehang.core.models import Attachment, Comment, Outgoing, Signature
from chehang.core.operation import operations
from chehang.core.personal import opened
from chehang.core.screens import Screen, links_of, panels_of
from chehang.core.states import machine_of

from .cells import Painter, cell
from .door import actor_of, clock_of, page
from .forms import is_short
from .history import history_of
from .listing import base_rows
from .screening import screen_named

PANEL_MOST = 500
# What takes something back is never the button that a hurried hand meets first.
QUIET = ("cancel", "void", "reject", "return", "reverse", "close", "reopen", "delete", "stop", "end", "withdraw")


def row_of(screen: Screen, pk: int, actor: Actor) -> Any:
    """The row, of the actor's store only, or of his stores where the screen is opened over them all."""
    if screen.shared or screen.across:
        row = base_rows(screen, actor).filter(pk=pk).first()
    else:
        access.get(screen.model_class, pk, actor)
        row = base_rows(screen, actor).filter(pk=pk).first()
    if row is None:
        raise NotFound("not_found", "")
    return row


def actions_for(screen: Screen, row: Any, actor: Actor) -> list[dict[str, Any]]:
    """Operations and pages open to this actor for a row in this state."""
    machine = machine_of(type(row))
    state = getattr(row, machine.field) if machine else ""
    found = []
    for link in links_of(screen):
        open_now = (not link.states or state in link.states) and link.fits(row)
        if open_now and (not link.permission or actor.may(link.permission)):
            found.append({"title": link.title, "url": link.url.format(id=row.pk), "main": link.main, "quiet": False})
    for action in screen.actions:
        if (
            action.operation in operations()
            and actor.may(action.operation)
            and (not action.states or state in action.states)
        ):
            op = operations()[action.operation]
            found.append(
                {
                    "title": op.title,
                    "url": f"/do/{op.app}/{op.verb}/?for={screen.name}:{row.pk}",
                    "main": action.main,
                    "quiet": op.verb.startswith(QUIET),
                    "short": is_short(op.command),
                }
            )
    found.sort(key=lambda a: (not a["main"], a["quiet"]))
    if found and not found[0]["quiet"]:
        found[0]["primary"] = True
    return found


def panels_for(screen: Screen, row: Any, actor: Actor) -> list[dict[str, Any]]:
    """What stands below the row, as far as this actor may see it."""
    made = []
    for panel in panels_of(screen):
        found = panel.shown(row, actor)
        if found is None:
            continue
        rows = list(islice(found, PANEL_MOST))
        columns = columns_for(panel.columns, actor)
        paint = Painter(columns).cells
        made.append({"title": panel.title, "tab": str(panel.tab), "columns": columns, "rows": [paint(r) for r in rows]})
    return made


def tabs_of(panels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The panels behind their tabs, those without one first; nothing when none has a tab."""
    shown = [p for p in panels if p["rows"]]
    names = list(dict.fromkeys(p["tab"] for p in sorted(shown, key=lambda p: bool(p["tab"]))))
    if not any(names) or len(names) < 2:
        return []
    return [
        {"id": f"tab-{n}", "title": name or _("Overview"), "panels": [p for p in shown if p["tab"] == name]}
        for n, name in enumerate(names)
    ]


def papers_of(name: str, row: Any) -> dict[str, Any]:
    """What hangs on a document."""
    document = documents.documents().get(name)
    if document is None:
        return {}
    mine = {"document": document.name, "object_id": row.pk}
    seal = document.digest(row)
    return {
        "document": document,
        "attachments": Attachment.objects.filter(**mine).order_by("id"),
        "messages": Outgoing.objects.filter(store_id=row.store_id, subject=row._meta.label, subject_id=row.pk).order_by(
            "id"
        ),
        "comments": Comment.objects.filter(**mine).order_by("id"),
        "signatures": [
            {"row": s, "valid": s.digest == seal}
            for s in Signature.objects.filter(**mine).order_by("id").select_related("image")
        ],
    }


@page()
def detail_page(request: HttpRequest, app: str, slug: str, pk: int) -> HttpResponse:
    """The page of one row."""
    actor = actor_of(request)
    screen = screen_named(request, app, slug)
    row = row_of(screen, pk, actor)
    elsewhere = screen.across and row.store_id != actor.store_id
    if elsewhere and actor.reach:
        actor = actor.reach.at(row.store_id)
    machine = machine_of(type(row))
    panels = panels_for(screen, row, actor)
    clear = any(c.personal for c in screen.columns) and opened(row, actor, clock_of(request))
    context = {
        "screen": screen,
        "row": row,
        "heading": cell(row, next(c for c in screen.columns if c.path == screen.heading)).text
        if screen.heading
        else str(row),
        "fields": Painter(screen.columns, clear=clear).cells(row),
        "state": machine.states.get(getattr(row, machine.field)) if machine else None,
        "actions": [] if elsewhere else actions_for(screen, row, actor),
        "elsewhere": row.store if elsewhere else None,
        "panels": panels,
        "tabs": tabs_of(panels),
        "empty_panels": [p for p in panels if not p["rows"]],
        "machine": machine,
        "history": history_of(screen, row, clear=clear),
        **papers_of(screen.document, row),
        "chain": [] if elsewhere else chain_of(row, actor),
        "may_comment": not elsewhere and actor.may("core.comment"),
    }
    return render(request, "core/detail.html", context)
