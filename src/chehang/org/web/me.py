"""My sign-ins and my second factor."""

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.errors import Refused
from chehang.core.operation import operations
from chehang.core.web.acts import next_key, perform, status_of
from chehang.core.web.door import actor_of, clock_of, page
from chehang.org import second_factor, sign_ins
from chehang.org.models import Account, SecondFactor

from .middleware import MUST_SET_UP

HALF = "second_factor_secret"


@page()
def me(request: HttpRequest) -> HttpResponse:
    """Where I am signed in, each to be ended; whether I have a second factor."""
    actor, now = actor_of(request), clock_of(request).now()
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            ends = {"sign_in": request.POST.get("sign_in", "")}
            perform(request, operations()["org.end_my_sign_in"], ends, request.POST.get("_key", ""))
        except Refused as caught:
            refusal = caught
    context = {
        "rows": sign_ins.open_ones(actor.account_id, now, settings.SESSION_COOKIE_AGE),
        "here": request.session.session_key,
        "factor": SecondFactor.objects.filter(account_id=actor.account_id).first(),
        "obliged": second_factor.obliged(actor, clock_of(request).today()),
        "refusal": refusal,
        "key": next_key(request, refusal),
    }
    return render(request, "org/me.html", context, status=status_of(refusal))


@page()
def set_up(request: HttpRequest) -> HttpResponse:
    """The secret as a QR code; with the first right code it counts, and the recovery codes are shown once."""
    actor = actor_of(request)
    account = Account.objects.get(pk=actor.account_id)
    secret = str(request.session.get(HALF, ""))
    refusal: Refused | None = None
    if request.method == "POST" and secret:
        codes = second_factor.new_codes()
        data = {"secret": secret, "code": request.POST.get("code", "")[:20], "recovery": second_factor.hashes(codes)}
        try:
            perform(request, operations()["org.set_second_factor"], data, request.POST.get("_key", ""))
        except Refused as caught:
            refusal = caught
        else:
            del request.session[HALF]
            request.session.pop(MUST_SET_UP, None)
            return render(request, "org/recovery.html", {"codes": codes})
    if not secret:
        if second_factor.has(account):
            raise Refused(
                "second_factor.there", _("There is a second factor already. Give it up first, or have it reset.")
            )
        secret = request.session[HALF] = second_factor.new_secret()
    context = {
        "qr": segno.make_qr(second_factor.address(secret, account.username)).svg_inline(scale=5, border=2),
        "secret": " ".join(secret[n : n + 4] for n in range(0, len(secret), 4)),
        "refusal": refusal,
        "key": next_key(request, None),
    }
    response = render(request, "org/second_factor.html", context, status=status_of(refusal))
    response["Cache-Control"] = "no-store"
    return response
