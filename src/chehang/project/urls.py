"""Addresses of the whole house: the organisation's, the kernel's, and those of each department that has pages of its own."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from chehang.core.api import api


def healthz(request: HttpRequest) -> HttpResponse:
    """Alive, and the database answers."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


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
    path("api/v1/", api.urls),
    *[path("", include(name)) for name in _own_pages()],
    path("", include("chehang.core.web.urls")),
]
handler400 = "chehang.core.web.door.malformed"
handler404 = "chehang.core.web.door.not_found"
handler500 = "chehang.core.web.door.broken"
