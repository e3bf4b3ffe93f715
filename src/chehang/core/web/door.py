"""The door to every page: who is not signed in goes to the log-in page, who has no right is told so."""

from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.context import Actor, Clock
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.once import reading

View = Callable[..., HttpResponseBase]
ONLY_SHOWS = ("GET", "HEAD")


def actor_of(request: HttpRequest) -> Actor:
    """The person behind a request that has passed the door."""
    return request.actor  # type: ignore[attr-defined, no-any-return]


def clock_of(request: HttpRequest) -> Clock:
    """The clock of a request, which stands still in tests."""
    return request.clock  # type: ignore[attr-defined, no-any-return]


def page(permission: str = "") -> Callable[[View], View]:
    """Guard a view: sign-in first, then the right (if one is named); refusals become pages."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor: Actor | None = getattr(request, "actor", None)
            if actor is None:
                if request.headers.get("HX-Request"):
                    return HttpResponse(status=401, headers={"HX-Redirect": "/login/"})
                return HttpResponseRedirect(f"/login/?next={quote(request.get_full_path())}")
            try:
                if permission and not actor.may(permission):
                    raise NotAllowed("not_allowed", _("Your post does not open this page."))
                with reading() if request.method in ONLY_SHOWS else nullcontext():
                    return view(request, *args, **kwargs)
            except Refused as refusal:
                return refused(request, refusal)

        guarded.permission = permission  # type: ignore[attr-defined]
        guarded.guarded = True  # type: ignore[attr-defined]
        return guarded

    return guard


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """A refusal as a page (or a fragment for htmx): what, why, what to do."""
    if isinstance(refusal, NotFound):
        template = "core/not_found.html"
    else:
        template = "core/refused_fragment.html" if request.headers.get("HX-Request") else "core/refused.html"
    return render(request, template, {"refusal": refusal}, status=refusal.status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The 404 page."""
    return render(request, "core/not_found.html", {}, status=404)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose CSRF token is no longer good: the sign-in ended, or another person signed in on this PC."""
    why = _(
        "This page was open too long, or someone else has signed in here since. Nothing was saved; open the page again."
    )
    return render(
        request,
        "core/stale.html",
        {"why": why, "again": request.path if request.path != "/logout/" else "/"},
        status=403,
    )


def malformed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The 400 page: too many fields, a broken address."""
    why = _("The browser sent something this page cannot read. Nothing was saved; open the page again.")
    return render(request, "core/stale.html", {"why": why, "again": "/"}, status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """The 500 page: no detail leaves the house."""
    return render(request, "core/broken.html", {}, status=500)
