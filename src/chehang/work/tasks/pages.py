"""My tasks on a phone, one task with its buttons, and the department's board."""

import uuid
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.errors import NotFound
from chehang.core.web.acts import attempt, given
from chehang.core.web.door import actor_of, clock_of, page
from chehang.work.heads import Department, departments_of, led_by
from chehang.work.subjects import url_of

from .models import Task
from .services import seen_by
from .states import OPEN, TASK, TO_DO

MOST = 100
LATELY = timedelta(days=7)


@page("work.open_my_tasks")
def mine(request: HttpRequest) -> HttpResponse:
    """What I owe by its day, what waits for my word, what I gave and what I lately finished."""
    actor, today = actor_of(request), clock_of(request).today()
    done = refusal = None
    if request.method == "POST":
        done, refusal = attempt(request, "work.note_task", given(request, "title", "due"))
        if done:
            return HttpResponseRedirect("/work/my-tasks/")
    tasks = list(_mine(actor, request)[:MOST])
    groups = [
        {"title": title, "tasks": [t for t in tasks if place(t, actor, today) == name], "name": name}
        for name, title in (
            ("late", _("Overdue")),
            ("offered", _("To be accepted")),
            ("today", _("Due today")),
            ("later", _("Later")),
            ("helping", _("I help")),
            ("word", _("Waits for my word")),
            ("given", _("Given to others")),
            ("ended", _("Lately finished")),
        )
    ]
    context = {
        "groups": [g for g in groups if g["tasks"]],
        "refusal": refusal,
        "today": today,
        "key": uuid.uuid4().hex,
        "may_assign": actor.may("work.assign_task"),
        "may_request": actor.may("work.request_work"),
    }
    return render(request, "work/my_tasks.html", context, status=422 if refusal else 200)


def _mine(actor: Actor, request: HttpRequest) -> QuerySet[Task]:
    since = clock_of(request).now() - LATELY
    open_or_new = Q(state__in=OPEN) | Q(owner_id=actor.employee_id, ended_at__gte=since)
    return seen_by(actor).filter(open_or_new).select_related("owner", "giver").order_by("due", "id")


def place(task: Task, actor: Actor, today: date) -> str:
    """In which group a task stands for a person."""
    mine = task.owner_id == actor.employee_id
    if not task.open:
        return "ended"
    if mine and task.state in TO_DO:
        if task.state == "offered":
            return "offered"
        return "late" if task.due < today else "today" if task.due == today else "later"
    if task.giver_id == actor.employee_id:
        return "word" if task.state in ("answered", "declined") else "given"
    return "given" if mine else "helping"


@page("work.open_my_tasks")
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One task for who takes part in it: what is wanted, and the buttons of its state."""
    actor = actor_of(request)
    refusal = None
    if request.method == "POST":
        name = request.POST.get("act", "")
        if name not in BUTTONS:
            raise NotFound("not_found", _("There is no such page."))
        _done, refusal = attempt(request, name, {"task": pk, **given(request, "result", "reason")})
        if refusal is None:
            return HttpResponseRedirect(request.path)
    task = _visible(actor, pk)
    context = {
        "task": task,
        "helpers": [h.employee for h in task.helpers.select_related("employee").order_by("id")],
        "about_url": url_of(task.about, task.about_id, actor),
        "acts": buttons(task, actor),
        "state": TASK.states[task.state],
        "late": task.state in TO_DO and task.due < clock_of(request).today(),
        "refusal": refusal,
        "typed": request.POST if refusal else {},
        "key": uuid.uuid4().hex,
        "may_see": actor.may("work.see_tasks"),
    }
    return render(request, "work/my_task.html", context, status=422 if refusal else 200)


def _visible(actor: Actor, pk: int) -> Task:
    """The task, for who takes part in it or may see all; a stranger's id answers like an unknown one."""
    rows = access.rows(Task, actor) if actor.may("work.see_tasks") else seen_by(actor)
    found = rows.filter(pk=pk).select_related("owner", "giver", "waits_for", "confirmed_by", "store").first()
    if found is None:
        raise NotFound("not_found", _("There is no such task."))
    return found


# Operation → (states, whose button it is).
BUTTONS = {
    "work.accept_task": (("offered",), "owner"),
    "work.decline_task": (("offered",), "owner"),
    "work.start_task": (("open",), "owner"),
    "work.finish_task": (("open", "doing"), "owner"),
    "work.confirm_task": (("answered",), "giver"),
    "work.send_back_task": (("answered",), "giver"),
}


def buttons(task: Task, actor: Actor) -> set[str]:
    """The verbs open to the actor now."""
    if task.owner_id == actor.employee_id:
        roles = {"owner"}
    else:
        roles = {"giver"} if task.giver_id == actor.employee_id or task.department in led_by(actor) else set()
    return {
        name.split(".")[1]
        for name, (states, role) in BUTTONS.items()
        if task.state in states and role in roles and actor.may(name)
    }


@page("work.open_board")
def board(request: HttpRequest) -> HttpResponse:
    """The tasks of a department in columns by state, late ones first."""
    actor, today = actor_of(request), clock_of(request).today()
    own = sorted(departments_of(actor.posts))
    wanted = request.GET.get("department", own[0] if own and "general_manager" not in actor.posts else "")
    since = clock_of(request).now() - LATELY
    rows = access.rows(Task, actor).filter(Q(state__in=OPEN) | Q(state="done", ended_at__gte=since))
    if wanted in Department.values:
        rows = rows.filter(department=wanted)
    tasks = list(rows.select_related("owner").order_by("due", "id")[:300])
    shown = ("declined", "offered", "open", "doing", "answered", "done")
    columns: list[dict[str, Any]] = [
        {"state": TASK.states[s], "tasks": [t for t in tasks if t.state == s]} for s in shown
    ]
    context = {
        "columns": [c for c in columns if c["tasks"] or c["state"].code not in ("declined",)],
        "departments": Department.choices,
        "wanted": wanted,
        "today": today,
    }
    return render(request, "work/board.html", context)
