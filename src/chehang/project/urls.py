"""Addresses of the whole house: the organisation's, the kernel's, and those of each department that has pages of its own."""

from hmac import compare_digest
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from chehang.core.api import api

from . import trial


def healthz(request: HttpRequest) -> HttpResponse:
    """Alive, and the database answers."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


def metrics(request: HttpRequest) -> HttpResponse:
    """Numbers for Prometheus: to the machine itself, or to who has the token of CHEHANG_METRICS_TOKEN."""
    from chehang.core.context import Clock

    from .health import text

    scheme, _sep, given = request.headers.get("Authorization", "").partition(" ")
    token = settings.CHEHANG_METRICS_TOKEN
    known = bool(token) and scheme.lower() == "bearer" and compare_digest(given.strip().encode(), token.encode())
    # What a proxy hands on comes from this machine, too, but says for whom.
    near = request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1") and "X-Forwarded-For" not in request.headers
    if not (known or (near and not token)):
        raise Http404
    return HttpResponse(text(Clock().now()), content_type="text/plain; version=0.0.4; charset=utf-8")


def _own_pages() -> list[str]:
    found = []
    for config in apps.get_app_configs():
        if config.name.startswith("chehang.") and config.label not in ("core", "project"):
            name = f"{config.name}.web.urls"
            if find_spec(f"{config.name}.web") and find_spec(name):
                import_module(name)
                found.append(name)
    return found


urlpatterns = [
    path("healthz", healthz),
    path("metrics", metrics, name="metrics"),
    *([path("trial/throw-away/", trial.throw_away)] if settings.TRIAL else []),
    path("api/v1/", api.urls),
    *[path("", include(name)) for name in _own_pages()],
    path("", include("chehang.core.web.urls")),
]
handler400 = "chehang.core.web.door.malformed"
handler404 = "chehang.core.web.door.not_found"
handler500 = "chehang.core.web.door.broken"
