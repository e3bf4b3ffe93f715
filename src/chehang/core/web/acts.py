"""Doing: every operation has a form made from its command; a repeated click does not act twice."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from pydantic import ValidationError

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.doubts import Doubtful, marks_in
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.jobs import later
from chehang.core.operation import Done, Operation, operations, refused_input
from chehang.core.refs import bare_type
from chehang.core.screens import Screen, screens
from chehang.core.seen import Meanwhile, present, version_of
from chehang.core.types import Ref

from .door import actor_of, clock_of, page
from .forms import data_of, fields_of, words_of


def operation_named(request: HttpRequest, app: str, verb: str) -> Operation[Any]:
    """The operation of an address, if the actor may do it."""
    op = operations().get(f"{app}.{verb}")
    if op is None:
        raise NotFound("not_found", _("There is no such page."))
    if not actor_of(request).may(op.name):
        raise NotAllowed("not_allowed", _("Your post does not do this: %(what)s."), what=op.title)
    return op


def _read(op: Operation[Any], data: dict[str, Any]) -> Any:
    """The command; what is wrong with it is told with the words of the form."""
    try:
        return op.command.model_validate(data)
    except ValidationError as bad:
        refusal = refused_input(bad)
        if refusal.field:
            refusal.params["field"] = words_of(op.command, refusal.field)
        raise refusal from bad


def confirmed_in(request: HttpRequest) -> tuple[str, ...]:
    """The marks a page sends: ticked in the box that asks, or a script's ``Confirm`` header."""
    return (*request.POST.getlist("_confirm"), *marks_in(request.headers.get("Confirm", "")))


def next_key(request: HttpRequest, refusal: Refused | None) -> str:
    """The key of the form shown now: as long as nothing was done with it, the same intent keeps its key."""
    kept = isinstance(refusal, Doubtful) or (refusal is not None and refusal.code == "input.invalid")
    return (request.POST.get("_key", "") if kept else "") or uuid.uuid4().hex


def status_of(refusal: Refused | None) -> int:
    """How a form's page answers: 200 as it is, 422 to be corrected, 409 where the person is asked or shown what is."""
    if refusal is None:
        return 200
    return 409 if isinstance(refusal, Doubtful | Meanwhile) or refusal.made else 422


def seen_now(op: Operation[Any], row: Any, request: HttpRequest, refusal: Refused | None) -> str:
    """The version a form of an edit carries: the one it was opened with; after a look at the difference, the new one."""
    if row is None or "seen" not in op.command.model_fields:
        return ""
    if isinstance(refusal, Meanwhile):
        return refusal.seen
    return request.POST.get("seen", "") if refusal else version_of(op.command, row)


def differences(op: Operation[Any], refusal: Refused | None, actor: Actor) -> list[dict[str, str]]:
    """Where what was typed differs from what stands there now, in words."""
    if not isinstance(refusal, Meanwhile):
        return []
    sides = [
        {f.name: f for f in fields_of(op.command, actor, {c["field"]: c[side] for c in refusal.changed})}
        for side in ("yours", "theirs")
    ]
    return [
        {"label": sides[0][c["field"]].label, "yours": sides[0][c["field"]].said, "theirs": sides[1][c["field"]].said}
        for c in refusal.changed
        if c["field"] in sides[0]
    ]


def perform(request: HttpRequest, op: Operation[Any], data: dict[str, Any], key: str = "") -> Done:
    """Validate and act for the person behind the request, who may have confirmed doubts with it."""
    clock = clock_of(request)
    return op(_read(op, data), actor=actor_of(request), clock=clock, key=key, confirmed=confirmed_in(request))


def attempt(request: HttpRequest, name: str, data: dict[str, Any]) -> tuple[Done | None, Refused | None]:
    """Perform an operation for the person at a page of its own; the answer, or the refusal to show beside the work."""
    key = request.POST.get("_key", "")[:80]
    try:
        return perform(request, operations()[name], data, key), None
    except NotFound as refusal:
        if refusal.field or refusal.code != "not_found":
            return None, refusal
        raise
    except Refused as refusal:
        return None, refusal


def given(request: HttpRequest, *names: str) -> dict[str, str]:
    """The named fields of the form that were filled in."""
    return {name: request.POST[name].strip() for name in names if request.POST.get(name, "").strip()}


def perform_later(request: HttpRequest, op: Operation[Any], data: dict[str, Any], key: str, link: str) -> HttpResponse:
    """Validate now, act in the background; the page of the job shows how far it is and then leads to ``link``."""
    job = later(op, _read(op, data), actor=actor_of(request), clock=clock_of(request), key=key, link=link)
    return _go(request, f"/jobs/{job.pk}/")


def _subject(request: HttpRequest, actor: Actor) -> tuple[Screen | None, Any]:
    """The row an act is asked for: ``?for=purchasing.orders:17``."""
    name, _sep, pk = request.GET.get("for", "").partition(":")
    screen = screens().get(name)
    if screen is None or not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return None, None
    model = screen.model_class
    if screen.shared:
        return screen, access.visible(model._default_manager.filter(pk=int(pk)), actor).first()
    return screen, access.get(model, int(pk), actor)


def subject_field(op: Operation[Any], row: Any) -> str:
    """The field of a command that takes this row: the first reference to its model."""
    for name, info in op.command.model_fields.items():
        _type, metadata = bare_type(info.annotation)
        if any(isinstance(m, Ref) and m.model == row._meta.label for m in (*metadata, *info.metadata)):
            return name
    return ""


@page()
def act(request: HttpRequest, app: str, verb: str) -> HttpResponse:
    """The form of an operation; sending it acts."""
    actor = actor_of(request)
    op = operation_named(request, app, verb)
    screen, row = _subject(request, actor)
    fixed = subject_field(op, row) if row is not None else ""
    values: dict[str, Any] = {n: request.GET[n] for n in op.command.model_fields if n in request.GET}
    if fixed:
        # What the address asks for comes before what is: an entry dragged to another day brings that day.
        values = present(op.command, row) | values | {fixed: row.pk}
    errors: dict[str, str] = {}
    refusal: Refused | None = None
    if request.method == "POST":
        values = data_of(op.command, request.POST)
        if fixed:
            values[fixed] = row.pk
        try:
            if op.background:
                return perform_later(request, op, values, request.POST.get("_key", ""), op.background)
            done = perform(request, op, values, request.POST.get("_key", ""))
            return _after(request, screen, row, done)
        except NotFound:
            raise
        except Refused as caught:
            refusal = caught
            errors = at_fields(caught)
    context = {
        "op": op,
        "row": row,
        "screen": screen,
        "fixed": fixed,
        "fields": fields_of(op.command, actor, values, errors),
        "refusal": refusal,
        "key": next_key(request, refusal),
        "seen": seen_now(op, row, request, refusal),
        "differences": differences(op, refusal, actor),
        "in_dialog": bool(request.headers.get("HX-Request")),
        "back": f"{screen.url}{row.pk}/" if screen and row is not None else request.headers.get("Referer", "/"),
    }
    template = "core/act_dialog.html" if context["in_dialog"] else "core/act.html"
    # A refusal inside a dialog is an answer, not a broken request: a 422 would stand as an error in the console.
    return render(request, template, context, status=200 if context["in_dialog"] else status_of(refusal))


def at_fields(refusal: Refused) -> dict[str, str]:
    """What stands at the fields themselves; a doubt is asked above the form."""
    if isinstance(refusal, Doubtful):
        return {}
    return dict(refusal.params.get("errors", ())) or ({refusal.field: refusal.message} if refusal.field else {})


def _after(request: HttpRequest, screen: Screen | None, row: Any, done: Done) -> HttpResponse:
    target = request.POST.get("_next") or request.GET.get("_next", "")
    if not (target.startswith("/") and not target.startswith("//")):
        # Who may do a thing need not see its list: an employee asks for leave, and goes back to the desk.
        if screen is not None and row is not None and actor_of(request).may(screen.permission):
            target = f"{screen.url}{row.pk}/"
        else:
            target = _page_of(request, done)
    return _go(request, target)


def _go(request: HttpRequest, target: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": target})
    return HttpResponseRedirect(target)


def _page_of(request: HttpRequest, done: Done) -> str:
    """Where a new thing is shown: the screen whose ``new`` holds the operation."""
    name = request.path.strip("/").removeprefix("do/").replace("/", ".")
    for screen in screens().values():
        if name in screen.new and done.id and actor_of(request).may(screen.permission):
            return f"{screen.url}{done.id}/"
    return "/"
