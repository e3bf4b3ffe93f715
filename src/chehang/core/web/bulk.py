"""One operation done to many rows, each with its own answer."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chehang.core.context import Actor
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.operation import Operation, operations
from chehang.core.screens import Screen

from .acts import perform, subject_field
from .details import row_of
from .door import actor_of, page
from .screening import screen_named

MOST = 200


def needed(op: Operation[Any], *given: str) -> list[str]:
    """The inputs that a person must still fill in."""
    return [n for n, info in op.command.model_fields.items() if info.is_required() and n not in given]


def for_many(screen: Screen, actor: Actor) -> list[Operation[Any]]:
    """The operations that an actor may do to many rows of a screen: they need nothing but the row."""
    known = operations()
    return [known[n] for n in screen.bulk if n in known and actor.may(n) and len(needed(known[n])) == 1]


@page()
@require_POST
def many(request: HttpRequest, app: str, slug: str) -> HttpResponse:
    """One operation on the chosen rows, one after the other: what is refused for one is done to the others."""
    actor, screen = actor_of(request), screen_named(request, app, slug)
    op = next((o for o in for_many(screen, actor) if o.name == request.POST.get("operation")), None)
    if op is None:
        raise NotAllowed("not_allowed", _("Your post does not open this page."))
    chosen = [int(pk) for pk in request.POST.getlist("row") if pk.isascii() and pk.isdigit() and len(pk) < 19]
    if not chosen or len(chosen) > MOST:
        raise Refused("bulk.how_many", _("Choose between one and %(most)s rows."), most=MOST)
    key = request.POST.get("_key", "")[:50]
    results = [_one(request, screen, op, pk, f"{key}.{pk}" if key else "", actor) for pk in dict.fromkeys(chosen)]
    context = {
        "screen": screen,
        "op": op,
        "results": results,
        "done": sum(not r["refused"] for r in results),
        "back": request.POST.get("_next", "") if request.POST.get("_next", "").startswith(screen.url) else screen.url,
    }
    return render(request, "core/bulk.html", context)


def _one(request: HttpRequest, screen: Screen, op: Operation[Any], pk: int, key: str, actor: Actor) -> dict[str, Any]:
    try:
        row = row_of(screen, pk, actor)
        perform(request, op, {subject_field(op, row): pk}, key)
        row.refresh_from_db()
        return {"row": str(row), "url": f"{screen.url}{pk}/", "refused": ""}
    except NotFound:
        return {"row": str(pk), "url": "", "refused": _("There is no such row.")}
    except Refused as refusal:
        return {"row": str(row), "url": f"{screen.url}{pk}/", "refused": refusal.message}
