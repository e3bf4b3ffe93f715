"""Whose request this is: every request carries an actor and a clock."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation

from chehang.core.context import Clock
from chehang.org import sign_ins
from chehang.org.models import Store
from chehang.org.services import actor_for, actor_of_token, posts_by_store

MUST_SET_UP = "must_set_up_second_factor"
FIRST = "/me/first/"
SET_UP = ("/me/second-factor/", "/logout/", "/language/", FIRST)


def address_of(request: HttpRequest) -> str:
    """The client's address; a proxy's word counts only when the settings name one."""
    if getattr(settings, "CHEHANG_TRUST_PROXY", False):
        forwarded = request.headers.get("X-Forwarded-For", "")
        if forwarded:
            return forwarded.split(",")[-1].strip()[:64]
    return str(request.META.get("REMOTE_ADDR", ""))[:64]


class ActorMiddleware:
    """Sets ``request.actor`` (or None), ``request.clock`` and ``request.store``; speaks the account's language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        clock = Clock()
        request.clock = clock  # type: ignore[attr-defined]
        request.actor = self._actor(request, clock)  # type: ignore[attr-defined]
        actor = request.actor  # type: ignore[attr-defined]
        request.store = self._store(request, actor.store_id) if actor else None  # type: ignore[attr-defined]
        language = translation.get_language_from_request(request) if not actor else self._language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            response = self._first(request) or self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    def _first(self, request: HttpRequest) -> HttpResponse | None:
        """Who was given a password sets his own, and a second factor where the store's policy asks for one, before anything else."""
        if request.user.is_authenticated and request.user.first_password and request.path not in SET_UP:
            return HttpResponseRedirect(FIRST)
        if not (request.user.is_authenticated and request.session.get(MUST_SET_UP)) or request.path in SET_UP:
            return None
        return HttpResponseRedirect(SET_UP[0])

    def _store(self, request: HttpRequest, store_id: int) -> Store | None:
        """The actor's store; the person's own came with the account."""
        own = request.user.employee.store if request.user.is_authenticated else None
        return own if own and own.pk == store_id else Store.objects.filter(pk=store_id).first()

    def _language(self, request: HttpRequest) -> str:
        return getattr(request.user, "language", "") or settings.LANGUAGE_CODE

    def _actor(self, request: HttpRequest, clock: Clock) -> object:
        address = address_of(request)
        scheme, _sep, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer" and request.path.startswith("/api/"):
            return actor_of_token(token.strip(), clock, address)
        if not request.user.is_authenticated:
            return None
        account = request.user
        if request.session.session_key:
            sign_ins.seen(request.session.session_key, clock.now())
        held = posts_by_store(account.employee, clock.today())
        request.stores_held = tuple(held)  # type: ignore[attr-defined]
        store_id = int(request.session.get("store_id", 0))
        store_id = store_id if store_id in held else account.employee.store_id
        return actor_for(account, clock, store_id=store_id, address=address, held=held)
