"""The search behind reference fields: the first rows of a model that match what was typed."""

from functools import cache

from django.apps import apps
from django.http import HttpRequest, HttpResponse, JsonResponse

from chehang.core.context import Actor
from chehang.core.errors import NotFound
from chehang.core.operation import operations
from chehang.core.refs import named_models
from chehang.core.screens import Screen, screen_of

from .door import actor_of, page
from .forms import ref_rows
from .listing import worded

MOST = 20


@cache
def _named_by() -> dict[str, frozenset[str]]:
    """Model → the operations whose command names one of its rows."""
    found: dict[str, set[str]] = {}
    for op in operations().values():
        for model in named_models(op.command):
            found.setdefault(model, set()).add(op.name)
    return {model: frozenset(names) for model, names in found.items()}


def may_name(label: str, screen: Screen | None, actor: Actor) -> bool:
    """Whether the actor may choose among a model's rows: who may do an act may name what it needs, and who may open
    the list may filter by it."""
    if screen is not None and actor.may(screen.permission):
        return True
    return not actor.permissions.isdisjoint(_named_by().get(label, frozenset()))


@page()
def options(request: HttpRequest, model: str) -> HttpResponse:
    """JSON ``[{"value": id, "text": words}]``; a model the actor has no reason to name answers like an unknown one."""
    actor = actor_of(request)
    try:
        cls = apps.get_model(model)
    except (LookupError, ValueError):
        raise NotFound("not_found", "") from None
    screen = screen_of(cls)
    if not may_name(cls._meta.label, screen, actor):
        raise NotFound("not_found", "")
    words = request.GET.get("q", "").strip()[:60]
    rows = ref_rows(cls, actor)
    if screen is None:
        return JsonResponse([{"value": r.pk, "text": str(r)} for r in rows.order_by("-pk")[:MOST]], safe=False)
    if words and screen.finder:
        ids = screen.finder(words)[:MOST]
        known = rows.in_bulk(ids)
        return JsonResponse([{"value": pk, "text": str(known[pk])} for pk in ids if pk in known], safe=False)
    rows = worded(screen, rows, words)
    return JsonResponse([{"value": r.pk, "text": str(r)} for r in rows.order_by(*screen.ordering)[:MOST]], safe=False)
