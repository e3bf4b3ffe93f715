"""What the house has for oneself: welfare that is approved, taken by the person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core.access import rows
from chehang.core.web.door import actor_of, page
from chehang.office.models import WelfareGift


@page("office.open_gifts")
def gifts(request: HttpRequest) -> HttpResponse:
    """Mine, what is to be taken first."""
    actor = actor_of(request)
    mine = rows(WelfareGift, actor).filter(employee_id=actor.employee_id, welfare__state="approved")
    found = list(mine.select_related("welfare").order_by("-id")[:50])
    return render(request, "office/gifts.html", {"gifts": sorted(found, key=lambda g: g.taken_on is not None)})
