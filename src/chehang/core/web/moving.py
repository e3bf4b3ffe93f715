"""Moving a card or an entry: the operation behind it, done at once or asked for in its form."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.lookups import choice_words
from chehang.core.operation import Operation, operations
from chehang.core.screens import Screen
from chehang.core.views import Board, Calendar

from .acts import perform, subject_field
from .bulk import needed
from .cells import machine_value, resolve
from .details import row_of
from .door import actor_of, page
from .forms import is_short
from .screening import screen_named


def _way(screen: Screen, request: HttpRequest, seen: str, to: str) -> tuple[Operation[Any], str, str]:
    """The operation that the views of a screen declare for this move, the lookup that was seen, the input for the day."""
    name, known = request.POST.get("operation", ""), operations()
    for view in screen.views:
        if isinstance(view, Board):
            for drag in view.drags:
                if (drag.operation, drag.target) == (name, to) and seen in drag.sources and name in known:
                    return known[name], view.lane, ""
        if isinstance(view, Calendar) and view.operation == name and name in known:
            return known[name], view.start, view.field
    raise Refused("move.unknown", _("It cannot be moved there. Choose one of the places that light up."))


@page()
@require_POST
def move(request: HttpRequest, app: str, slug: str, pk: int) -> HttpResponse:
    """Move one row: ``seen`` is where the person saw it, ``to`` where it goes.

    A row that a colleague has moved meanwhile is not moved again: the second is told. What the operation needs besides
    is asked for in its form, with the place filled in.
    """
    actor, screen = actor_of(request), screen_named(request, app, slug)
    seen, to = request.POST.get("seen", "")[:40], request.POST.get("to", "")[:40]
    try:
        op, lookup, given = _way(screen, request, seen, to)
        if not actor.may(op.name):
            raise NotAllowed("not_allowed", _("Your post does not do this: %(what)s."), what=op.title)
        row = row_of(screen, pk, actor)
        now = str(machine_value(resolve(row, lookup)) or "")
        if now[: len(seen)] != seen or not seen:
            words = choice_words(screen.model_class, lookup)
            raise Refused(
                "move.moved",
                _("A colleague was faster: %(row)s is at “%(now)s” now. The page shows it anew."),
                row=str(row),
                now=words.get(now, now[:16]),
            )
        subject = subject_field(op, row)
        values = {subject: row.pk} | ({given: to} if given else {})
        if needed(op, *values):
            asked = urlencode({"for": f"{screen.name}:{row.pk}"} | ({given: to} if given else {}))
            return JsonResponse({"form": f"/do/{op.app}/{op.verb}/?{asked}", "short": is_short(op.command)})
        perform(request, op, values, request.POST.get("_key", ""))
    except Refused as refusal:
        answer = {"refused": refusal.message, "code": refusal.code}
        return JsonResponse(answer, status=404 if isinstance(refusal, NotFound) else 200)
    return JsonResponse({"done": True})
