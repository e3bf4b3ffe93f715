"""The search behind reference fields: the first rows of a model that match what was typed."""

from django.apps import apps
from django.http import HttpRequest, HttpResponse, JsonResponse

from chehang.core.errors import NotFound
from chehang.core.screens import screen_of

from .door import actor_of, page
from .forms import ref_rows
from .listing import worded

MOST = 20


@page()
def options(request: HttpRequest, model: str) -> HttpResponse:
    """JSON ``[{"value": id, "text": words}]``; only models that a screen the actor may see shows."""
    actor = actor_of(request)
    try:
        cls = apps.get_model(model)
    except (LookupError, ValueError):
        raise NotFound("not_found", "") from None
    screen = screen_of(cls)
    if screen is None or not actor.may(screen.permission):
        raise NotFound("not_found", "")
    words = request.GET.get("q", "").strip()[:60]
    rows = ref_rows(cls, actor)
    if words and screen.finder:
        ids = screen.finder(words)[:MOST]
        known = rows.in_bulk(ids)
        return JsonResponse([{"value": pk, "text": str(known[pk])} for pk in ids if pk in known], safe=False)
    rows = worded(screen, rows, words)
    return JsonResponse([{"value": r.pk, "text": str(r)} for r in rows.order_by(*screen.ordering)[:MOST]], safe=False)
