"""Parts by the car: VIN, its last places, or plate; with what fits, what lies there, and what its owner bought last."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.catalogue.services import companions, fitting, model_year
from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.reading import names
from chehang.core.web.door import actor_of, clock_of, page
from chehang.counter.models import SaleLine
from chehang.parties.models import Customer
from chehang.parties.services import files_of
from chehang.parties.validation import vin_is_odd
from chehang.pricing.services import prices_for
from chehang.stock.queries import on_hand
from chehang.vehicles.models import Vehicle
from chehang.vehicles.services import lineage

MOST, LAST = 200, 10


@page("counter.open_by_car")
def by_car(request: HttpRequest) -> HttpResponse:
    """``?q=`` a VIN, its last six or more places, or a plate. A VIN whose check digit is wrong is warned about, and looked up all the same."""
    actor, today = actor_of(request), clock_of(request).today()
    text = names.folded(request.GET.get("q", ""))[:20].upper().replace("·", "").replace(" ", "")
    car = _car(actor, text)
    vin = car.vin if car else text if len(text) == 17 else ""
    models = {m.code for m in lineage(car.model)} if car and car.model else set()
    found = fitting(vin, models, today, engine=car.engine_no if car else "")[:MOST] if vin or models else []
    ids = [x.part_id for x in found]
    owner = car.owner if car else None
    price_class = owner.price_class if owner else "retail"
    there, also = on_hand(actor, ids), companions(ids)
    prices = prices_for(actor.store_id, ids, price_class, today, owner.pk if owner else None)
    context = {
        "q": text,
        "car": car,
        "vin": vin,
        "odd": bool(vin) and vin_is_odd(vin),
        "year": model_year(vin, today) if vin else 0,
        "owner": owner,
        "bought": last_bought(actor, owner) if owner else [],
        "rows": [
            {"fit": x, "free": there[x.part_id].available, "bins": there[x.part_id].bins[:2], "price": prices.get(x.part_id),
             "also": also.get(x.part_id, [])}
            for x in found
        ],
    }  # fmt: skip
    return render(request, "counter/by_car.html", context)


def _car(actor: Actor, text: str) -> Vehicle | None:
    """The file of the car: whole VIN, plate, or the end of a VIN that only one car has."""
    if len(text) < 5:
        return None
    mine = rows(Vehicle, actor).filter(active=True).select_related("model", "owner")
    exact = mine.filter(Q(vin=text) | Q(plate_no=text)).first()
    if exact or len(text) < 6:
        return exact
    ends = list(mine.filter(vin__endswith=text)[:2])
    return ends[0] if len(ends) == 1 else None


def last_bought(actor: Actor, owner: Customer) -> list[Any]:
    """What a customer bought last at the counter."""
    lines = rows(SaleLine, actor).filter(
        sale__customer__in=files_of(owner), sale__state__in=("cleared", "out", "closed")
    )
    return list(lines.select_related("sale", "part").order_by("-sale__confirmed_at", "n")[:LAST])
