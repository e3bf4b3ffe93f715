"""Logins for many at once, and the page of a first sign-in."""

import secrets
from typing import Any

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.errors import Refused
from chehang.core.operation import operations
from chehang.core.pinyin import spellings
from chehang.core.web.acts import next_key, perform, status_of
from chehang.core.web.door import actor_of, clock_of, page
from chehang.org.models import Account, Employee
from chehang.org.posts import title_of
from chehang.org.services import current_posts

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is read for something else: i, l, o, 0, 1
MOST = 500


def first_password() -> str:
    """Ten random letters and digits in two groups: 49 bits, typed once from a slip."""
    made = "".join(secrets.choice(LETTERS) for _n in range(10))
    return f"{made[:5]}-{made[5:]}"


def without_login(actor: Actor, on: Any) -> list[dict[str, Any]]:
    """Who works here on a post and has no login, with a free login name to begin with."""
    held = current_posts(actor.store_id, on)
    active = Account.objects.filter(is_active=True).values("employee_id")
    people = access.rows(Employee, actor).filter(pk__in=held, active=True).exclude(pk__in=active).order_by("number")
    taken = {name.lower() for name in Account.objects.values_list("username", flat=True)}
    found = []
    for one in people[:MOST]:
        name = "".join(c for c in spellings(one.name)[1] if c.isascii() and c.isalnum())
        if len(name) < 2 or name in taken:
            name = f"{name}{one.number.lower()}"
        taken.add(name)
        titles = "、".join(str(title_of(post)) for post in sorted(held[one.pk]))
        found.append({"employee": one, "posts": titles, "username": name})
    return found


@page("org.open_logins")
def logins(request: HttpRequest) -> HttpResponse:
    """Choose the people and their login names; the answer is the slips, shown this once and kept nowhere."""
    actor, today = actor_of(request), clock_of(request).today()
    rows, refusal = without_login(actor, today), None
    if request.method == "POST":
        chosen = [r for r in rows if request.POST.get(f"take-{r['employee'].pk}")]
        for row in chosen:
            row["username"] = request.POST.get(f"name-{row['employee'].pk}", "").strip()
            row["password"] = first_password()
        wanted = [{"employee": r["employee"].pk, "username": r["username"], "password": r["password"]} for r in chosen]
        try:
            if not wanted:
                raise Refused("account.nobody", _("Tick whom a login is opened for."))
            perform(request, operations()["org.open_accounts"], {"logins": wanted}, request.POST.get("_key", ""))
        except Refused as caught:
            refusal = caught
        else:
            response = render(request, "org/slips.html", {"rows": chosen})
            response["Cache-Control"] = "no-store"
            return response
    context = {"rows": rows, "refusal": refusal, "key": next_key(request, refusal)}
    return render(request, "org/logins.html", context, status=status_of(refusal))


@page()
def first(request: HttpRequest) -> HttpResponse:
    """A password and a PIN of one's own, before anything else."""
    refusal: Refused | None = None
    if request.method == "POST":
        data = {name: request.POST.get(name, "")[:200] for name in ("password", "new_password", "pin")}
        try:
            if data["new_password"] != request.POST.get("again", ""):
                raise Refused("password.differs", _("The two new passwords differ."), field="again")
            perform(request, operations()["org.begin_login"], data, request.POST.get("_key", ""))
        except Refused as caught:
            refusal = caught
        else:
            account = Account.objects.get(pk=actor_of(request).account_id)
            update_session_auth_hash(request, account)
            return HttpResponseRedirect("/")
    context = {"refusal": refusal, "key": next_key(request, refusal)}
    return render(request, "org/first.html", context, status=status_of(refusal))
