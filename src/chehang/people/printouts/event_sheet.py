"""人事事项单, A4: what happens to whom on which clause, what the person says, who approved; for a leaving the hand-over list."""

from dataclasses import dataclass
from datetime import date as Day
from typing import Any

from chehang.core.models import ApprovalRequest
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Letterhead, Sign, store_head
from chehang.org.posts import title_of
from chehang.people.models import ListItem, PersonnelEvent
from chehang.people.showing import event_shown


@dataclass(frozen=True, kw_only=True)
class Said:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """An item of the list of leaving."""

    what: str
    due: str
    done: str
    by: str


@dataclass(frozen=True, kw_only=True)
class Yes:
    """Who approved, at which post."""

    post: str
    sign: Sign


@dataclass(frozen=True, kw_only=True)
class EventSheet:
    """The event as it is signed."""

    store: Letterhead
    number: str
    date: Day
    title: str
    facts: tuple[Said, ...]
    items: tuple[HandOver, ...]
    approvals: tuple[Yes, ...]
    employee_sign: Sign = UNSIGNED


PRINTOUT = Printout("people/event_sheet", EventSheet, "人事事项单", (), numbered)


def event_sheet(event: PersonnelEvent) -> EventSheet:
    """The event as printed."""
    leaving = event.kind == "leave"
    items = ListItem.objects.filter(employee_id=event.employee_id, kind="leave") if leaving else ListItem.objects.none()
    return EventSheet(
        store=store_head(event.store),
        number=event.number,
        date=event.effective_on,
        title="离职交接单" if leaving else f"{event.get_kind_display()}审批单",
        facts=tuple(Said(label=str(title), value=text) for title, text in event_shown(event)),
        items=tuple(
            HandOver(what=i.title, due=str(i.due), done=str(i.done_on or ""), by=i.done_by.name if i.done_by else "")
            for i in items.select_related("done_by").order_by("id")
        ),
        approvals=tuple(_approvals(event)),
    )


def _approvals(event: PersonnelEvent) -> list[Yes]:
    found: Any = ApprovalRequest.objects.filter(document="people.event", object_id=event.pk).order_by("-id").first()
    if found is None:
        return []
    posts = dict(found.steps.values_list("n", "post"))
    said = {d.step: Sign(name=d.actor_name, at=d.at) for d in found.decisions.filter(decision="approved")}
    return [Yes(post=str(title_of(posts[n])), sign=said.get(n, UNSIGNED)) for n in sorted(posts)]
