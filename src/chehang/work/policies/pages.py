"""Policies for who has to know them: the list, and one with its text and the word that it was read."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.errors import NotFound
from chehang.core.web.acts import attempt
from chehang.core.web.door import actor_of, page

from .models import Acknowledgement
from .reading import concerning


@page("work.open_reading")
def reading(request: HttpRequest) -> HttpResponse:
    """What concerns me: to be read first, then what I have read."""
    actor = actor_of(request)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:60]
    found = concerning(actor).order_by("number")
    for word in words.split():
        found = found.filter(title__icontains=word) | found.filter(text__icontains=word)
    mine = Acknowledgement.objects.filter(employee_id=actor.employee_id, policy__in=found)
    read = dict(mine.values_list("policy_id", "at"))
    policies = [{"p": p, "read": read.get(p.pk)} for p in found.distinct()[:300]]
    return render(
        request, "work/reading.html", {"policies": sorted(policies, key=lambda r: r["read"] is not None), "q": words}
    )


@page("work.open_reading")
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One policy to read; the button says that it was read."""
    actor = actor_of(request)
    policy = concerning(actor).filter(pk=pk).first()
    if policy is None:
        raise NotFound("not_found", _("There is no such policy for you."))
    refusal = None
    if request.method == "POST":
        _done, refusal = attempt(request, "work.acknowledge_policy", {"policy": pk})
        if refusal is None:
            return HttpResponseRedirect("/work/reading/")
    read = policy.read_by.filter(employee_id=actor.employee_id).first()
    context = {"policy": policy, "read": read, "refusal": refusal, "key": uuid.uuid4().hex}
    return render(request, "work/read_policy.html", context, status=422 if refusal else 200)
