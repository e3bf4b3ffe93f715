"""What the house knows about oneself: nobody else comes here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core.web.door import actor_of, page
from chehang.people.models import LabourContract, ListItem, PersonnelEvent, StaffFile


@page("people.open_me")
def me(request: HttpRequest) -> HttpResponse:
    """My file, my contracts, what happened."""
    actor = actor_of(request)
    mine = {"store_id": actor.store_id, "employee_id": actor.employee_id}
    context = {
        "file": StaffFile.objects.filter(**mine).first(),
        "contracts": LabourContract.objects.filter(**mine).order_by("-starts_on"),
        "events": PersonnelEvent.objects.filter(**mine, state="done").order_by("-effective_on")[:20],
        "items": ListItem.objects.filter(**mine, done_on=None).order_by("id"),
    }
    return render(request, "people/me.html", context)
