"""What a message asks for: as long as the document it speaks of waits for an act of its reader, the act is offered, and
the message leaves by it alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from . import access
from .context import Actor
from .models import InboxItem, Journal
from .operation import operations
from .screens import Screen, links_of, screens
from .states import machine_of

PAGE = re.compile(r"(/[a-z_]+/[a-z_]+/)([0-9]+)/")
# The acts by which a second person answers. Others that a document offers (the minutes of a meeting) are not what a
# message about it asks of everybody who may do them.
ANSWERS = (
    "approve",
    "decide",
    "review",
    "judge",
    "inspect",
    "verify",
    "acknowledge",
    "allow",
    "check",
    "explain",
    "pay",
    "settle",
)


@dataclass(frozen=True)
class Act:
    """What is to be done about a message and where."""

    title: Any
    url: str
    operation: str


def acts_of(items: Iterable[InboxItem], actor: Actor) -> dict[int, Act]:
    """Message → the act that its document waits for from this reader. Two queries for each kind of document.

    Who has done it since the message came (an offer entered, a share taken) may put the message away like any other.
    """
    by_screen: dict[str, list[tuple[InboxItem, int]]] = {}
    shown = {s.name: s for s in screens().values() if not s.shared and actor.may(s.permission)}
    by_url, by_model = {s.url: s for s in shown.values()}, {s.model: s for s in shown.values()}
    for item in items:
        page = PAGE.match(item.link)
        screen = by_url.get(page[1]) if page else by_model.get(item.subject)
        if screen is not None and machine_of(screen.model_class):
            by_screen.setdefault(screen.name, []).append((item, int(page[2]) if page else item.subject_id))
    found: dict[int, Act] = {}
    for name, some in by_screen.items():
        screen = shown[name]
        rows = {r.pk: r for r in access.rows(screen.model_class, actor).filter(pk__in=[pk for _i, pk in some])}
        asked = [(i, pk, act) for i, pk in some if pk in rows and (act := _act(screen, rows[pk], actor))]
        done = _done(screen.model, asked, actor)
        found.update({i.pk: act for i, _pk, act in asked if not any(at >= i.created_at for at in done.get(i.pk, ()))})
    return found


def _act(screen: Screen, row: Any, actor: Actor) -> Act | None:
    machine = machine_of(type(row))
    state = getattr(row, machine.field) if machine else ""
    known, own = operations(), f"{screen.url}{row.pk}/"
    pages = (
        x for x in links_of(screen) if state in x.states and x.permission and actor.may(x.permission) and x.fits(row)
    )
    acts = (a.operation for a in screen.actions if state in a.states and actor.may(a.operation))
    found = [
        *(Act(known[name].title, own, name) for name in acts if name in known and known[name].verb.startswith(ANSWERS)),
        *(
            Act(page.title, page.url.format(id=row.pk), page.permission)
            for page in pages
            if page.permission.partition(".")[2].startswith(ANSWERS)
        ),
    ]
    return found[0] if found else None


def _done(model: str, asked: list[tuple[InboxItem, int, Act]], actor: Actor) -> dict[int, list[Any]]:
    """Message → when this person did its act on its document."""
    acts = Journal.objects.filter(
        subject=model,
        subject_id__in=[pk for _i, pk, _act in asked],
        operation__in={act.operation for _i, _pk, act in asked},
        outcome="done",
        employee_id=actor.employee_id,
    )
    by_row: dict[tuple[int, str], list[Any]] = {}
    for pk, name, at in acts.values_list("subject_id", "operation", "at") if asked else ():
        by_row.setdefault((pk, name), []).append(at)
    return {i.pk: by_row.get((pk, act.operation), []) for i, pk, act in asked}
