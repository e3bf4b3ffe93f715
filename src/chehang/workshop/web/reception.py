"""Reception on a phone or tablet: who is promised when, and the walk-around with the customer's signature."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from chehang.core import access, files
from chehang.core.context import Actor
from chehang.core.errors import Refused
from chehang.core.images import decode_signature
from chehang.core.web.acts import attempt, given
from chehang.core.web.door import actor_of, page
from chehang.vehicles.models import Vehicle
from chehang.vehicles.search import words_of
from chehang.vehicles.vins import vin_in

from ..kinds import Damage
from ..models import Appointment, WorkOrder
from ..receiving import known
from ..states import COMING, OPEN, UNSETTLED

# The body as it is drawn, seen from above: rows of left, middle, right.
PLACES = (
    "前大灯", "前保险杠", "前轮毂",
    "左前翼子板", "发动机罩", "右前翼子板",
    "左后视镜", "前风挡", "右后视镜",
    "左前门", "车顶", "右前门",
    "左后门", "后风挡", "右后门",
    "左后翼子板", "行李箱盖", "右后翼子板",
    "后尾灯", "后保险杠", "后轮毂",
)  # fmt: skip
TEXTS = ("fuel", "warning_lights", "wheels", "interior", "valuables", "papers", "signed_name")


@page("workshop.open_reception")
def index(request: HttpRequest) -> HttpResponse:
    """A scan or photo of the VIN finds the car; below, cars in the house by their promised time, those without a walk-around first."""
    mine = access.rows(WorkOrder, actor_of(request)).filter(state__in=UNSETTLED)
    rows = mine.select_related("vehicle__model", "customer", "walk_around").order_by("promised_at")[:100]
    cars = [{"order": o, "fresh": o.state in OPEN and not hasattr(o, "walk_around")} for o in rows]
    asked = request.GET.get("q", "").strip()[:200]
    context = {"cars": sorted(cars, key=lambda c: not c["fresh"]), "asked": asked, "vin": vin_in(asked)}
    if asked:
        context["found"] = _found(actor_of(request), asked)
    return render(request, "workshop/reception.html", context)


def _found(actor: Actor, asked: str) -> list[dict[str, Any]]:
    """The cars that a scan, the end of a VIN, a plate, an engine number or an owner's name means, with what is next for each:
    its open order, today's appointment, or a new order."""
    cars = (
        access.rows(Vehicle, actor)
        .filter(words_of(asked), merged_into=None)
        .select_related("model", "owner")
        .order_by("-mileage_on", "-id")
    )
    by_car: dict[int, dict[str, Any]] = {car.pk: {"car": car, "order": None, "appointment": None} for car in cars[:10]}
    for order in access.rows(WorkOrder, actor).filter(vehicle__in=by_car, state__in=UNSETTLED):
        by_car[order.vehicle_id]["order"] = order
    coming = access.rows(Appointment, actor).filter(vehicle__in=by_car, state__in=COMING)
    for made in coming.filter(starts_at__date=timezone.localdate()).order_by("-starts_at"):
        by_car[made.vehicle_id]["appointment"] = made
    return list(by_car.values())


@page("workshop.open_reception")
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The walk-around of one car."""
    actor = actor_of(request)
    order = access.get(WorkOrder, pk, actor)
    refusal = None
    if request.method == "POST":
        try:
            drawn = decode_signature(request.POST.get("signature", ""))
            data: dict[str, Any] = {
                "order": pk,
                **given(request, *TEXTS),
                "image": files.keep(drawn.png, "signature.png").sha256,
            }
            data["spare"] = request.POST.get("spare") == "on"
            data["photos"] = [p for p in request.POST.getlist("photo") if p]
            data["marks"] = [{"place": place, "damage": request.POST[f"mark_{n}"]} for n, place in enumerate(PLACES)
                             if request.POST.get(f"mark_{n}")]  # fmt: skip
            _done, refusal = attempt(request, "workshop.walk_around", data)
        except Refused as error:
            refusal = error
        if refusal is None:
            return HttpResponseRedirect(f"/workshop/orders/{pk}/")
    context = {
        "order": order,
        "car": order.vehicle,
        "refusal": refusal,
        "typed": request.POST,
        "damages": Damage.choices,
        "places": list(enumerate(PLACES)),
        "known": list(known(actor, order, timezone.now())),
        "signed": hasattr(order, "walk_around"),
    }
    return render(request, "workshop/walk_around.html", context, status=422 if refusal else 200)
