"""Signing in, signing out, changing store and language."""

import time
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from chehang.core import journal
from chehang.core.context import STORE_TIME, Actor, Context
from chehang.core.errors import Refused
from chehang.core.gate import writing
from chehang.core.web.door import clock_of
from chehang.org import second_factor, sign_ins
from chehang.org.models import Account, Assignment, Store
from chehang.org.posts import POSTS
from chehang.org.services import actor_for, posts_of

from .middleware import MUST_SET_UP, address_of

HALF, HALF_LASTS = "half_signed_in", 600  # seconds between password and code


def _note(
    request: HttpRequest, act: str, outcome: str, store_id: int, actor: Actor | None = None, code: str = ""
) -> None:
    """Signing in and failing to are journalled like any act."""
    who = actor or Actor(0, 0, store_id, request.POST.get("username", "")[:60] or "-", address=address_of(request))
    with writing():
        if act == "org.sign_in" and actor is not None:
            device, key = request.headers.get("User-Agent", ""), request.session.session_key or ""
            sign_ins.note(Account.objects.get(pk=actor.account_id), key, clock_of(request).now(), actor.address, device)
        elif act == "org.sign_out":
            sign_ins.ended_by_hand(request.session.session_key or "", clock_of(request).now())
        journal.write(Context(who, clock_of(request), act), outcome, code=code)


def _next(request: HttpRequest) -> str:
    target = request.POST.get("next") or request.GET.get("next") or "/"
    return target if url_has_allowed_host_and_scheme(target, {request.get_host()}) else "/"


def _enter(request: HttpRequest, account: Account) -> HttpResponse:
    login(request, account, backend="chehang.org.accounts.AccountBackend")
    if not request.session.session_key:
        request.session.save()
    who = Actor(
        account.pk, account.employee_id, account.employee.store_id, account.employee.name, address=address_of(request)
    )
    _note(request, "org.sign_in", "noted", who.store_id, who)
    return HttpResponseRedirect(_next(request))


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The log-in page. In a sample store it lists the demo people by post, one click each."""
    error = ""
    if request.method == "POST":
        username = request.POST.get("username", "")[:60]
        account = authenticate(request, username=username, password=request.POST.get("password", "")[:200])
        if isinstance(account, Account) and account.employee.active:
            if not second_factor.has(account):
                answer = _enter(request, account)
                clock = clock_of(request)
                if second_factor.obliged(actor_for(account, clock), clock.today()):
                    request.session[MUST_SET_UP] = True
                return answer
            request.session.cycle_key()
            request.session[HALF] = {"account": account.pk, "at": time.time(), "next": _next(request)}
            return HttpResponseRedirect("/login/code/")
        _note(request, "org.sign_in", "refused", 0, code="sign_in.wrong")
        error = _("Name or password is not right. After five wrong tries this login pauses for a quarter of an hour.")
    context = {"error": error, "next": _next(request), "people": demo_people(request)}
    return render(request, "org/login.html", context, status=403 if error else 200)


@require_http_methods(["GET", "POST"])
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The second step: the code of the phone, or a recovery code. Ten minutes after the password it begins anew."""
    half = request.session.get(HALF) or {}
    account = Account.objects.filter(pk=half.get("account", 0), is_active=True, employee__active=True).first()
    if account is None or time.time() - half["at"] > HALF_LASTS:
        return HttpResponseRedirect("/login/")
    error = ""
    if request.method == "POST":
        try:
            with writing():
                second_factor.check(account.pk, request.POST.get("code", "")[:40], clock_of(request).now())
        except Refused as refusal:
            with writing():
                refusal.after_rollback()
            _note(request, "org.sign_in", "refused", account.employee.store_id, code=refusal.code)
            error = refusal.message
        else:
            del request.session[HALF]
            _enter(request, account)
            target = str(half.get("next", "/"))
            return HttpResponseRedirect(
                target if url_has_allowed_host_and_scheme(target, {request.get_host()}) else "/"
            )
    return render(request, "org/login_code.html", {"error": error}, status=403 if error else 200)


def locked_out(request: HttpRequest, _answer: Any, _credentials: Any) -> HttpResponse:
    """What one sees after too many wrong tries: the log-in page, saying until when. A try meanwhile begins the pause anew."""
    until = clock_of(request).now().astimezone(STORE_TIME) + timedelta(hours=settings.AXES_COOLOFF_TIME)
    error = _("Too many wrong tries. This login pauses until %(until)s; then try again, or ask your administrator.")
    context = {"error": error % {"until": f"{until:%H:%M}"}, "next": _next(request), "people": demo_people(request)}
    return render(request, "org/login.html", context, status=429)


def demo_people(request: HttpRequest) -> list[dict[str, Any]]:
    """The people of a sample store, grouped by post in the order of the posts; empty in a real store."""
    if not Store.objects.filter(is_sample=True).exists():
        return []
    held = (
        Assignment.objects.filter(store__is_sample=True, until=None, employee__active=True)
        .select_related("employee", "store")
        .order_by("store__code", "employee__number")
    )
    accounts = {a.employee_id: a.pk for a in Account.objects.filter(is_active=True)}
    order = list(POSTS)
    rows = sorted((a for a in held if a.post in POSTS and a.employee_id in accounts), key=lambda a: order.index(a.post))
    return [
        {
            "post": POSTS[post].title,
            "people": [
                {"name": a.employee.name, "store": a.store.short_name, "account": accounts[a.employee_id]}
                for a in group
            ],
        }
        for post, group in groupby(rows, key=lambda a: a.post)
    ]


@require_POST
def sign_in_demo(request: HttpRequest) -> HttpResponse:
    """One click into a sample store; anywhere else this page does not exist."""
    raw = request.POST.get("account", "")
    pk = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 19 else 0
    account = Account.objects.filter(
        pk=pk, is_active=True, employee__store__is_sample=True, employee__active=True
    ).first()
    if account is None:
        raise Http404
    return _enter(request, account)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave; the next person signs in."""
    if actor := request.actor:  # type: ignore[attr-defined]
        _note(request, "org.sign_out", "noted", actor.store_id, actor)
    logout(request)
    return HttpResponseRedirect("/login/")


@require_POST
def switch_store(request: HttpRequest) -> HttpResponse:
    """Work in another store in which one holds a post."""
    raw = request.POST.get("store", "")
    store_id = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 19 else 0
    if not request.user.is_authenticated or not posts_of(request.user.employee, store_id, clock_of(request).today()):
        raise Http404
    request.session["store_id"] = store_id
    return HttpResponseRedirect(_next(request))


@require_POST
def switch_language(request: HttpRequest) -> HttpResponse:
    """Chinese or English, remembered with the account."""
    language = request.POST.get("language", "")
    if language not in ("zh-hans", "en"):
        raise Http404
    if request.user.is_authenticated:
        Account.objects.filter(pk=request.user.pk).update(language=language)
    response = HttpResponseRedirect(_next(request))
    response.set_cookie("django_language", language, max_age=365 * 86400, samesite="Lax", httponly=True)
    return response


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the frame of every page shows of the organisation (a template context processor)."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return {"actor": None, "store": None, "trial": settings.TRIAL}
    held = getattr(request, "stores_held", ())
    return {
        "actor": actor,
        "trial": settings.TRIAL,
        "store": request.store,  # type: ignore[attr-defined]
        "stores": Store.objects.filter(pk__in=held).order_by("code") if len(held) > 1 else (),
        "post_titles": [POSTS[p].title for p in POSTS if p in actor.posts],
        "business_date": clock_of(request).today(),
    }
