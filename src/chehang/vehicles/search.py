"""Cars in the search box: by VIN, by its last six or four, by plate, by engine number."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.reading import names
from chehang.core.search import Hit, provider

from .models import Vehicle
from .vins import vin_in


def words_of(text: str) -> Q:
    """What a typed text may mean: a plate, a VIN whole or by its end, an engine number, an owner's name."""
    code = names.folded(text).upper().replace("·", "").replace(" ", "")
    if vin := vin_in(text):
        return Q(vin=vin)
    wanted = Q(plate_no__contains=code) | Q(vin=code) | Q(engine_no=code) | Q(owner__name__icontains=text.strip())
    if len(code) in (4, 6, 8):
        wanted |= Q(vin__endswith=code)
    return wanted


def finder(text: str) -> list[int]:
    """The ids of the living files that a text means, last read first; at most 200."""
    found = Vehicle.objects.filter(words_of(text), merged_into=None).order_by("-mileage_on", "-id")
    return list(found.values_list("pk", flat=True)[:200])


@provider("vehicles")
def find(text: str, actor: Actor) -> Iterator[Hit]:
    """Cars the actor may see."""
    if actor.may("vehicles.see_vehicles"):
        mine = rows(Vehicle, actor).filter(words_of(text), merged_into=None).select_related("model", "owner")
        for car in mine.order_by("-id")[:10]:
            hint = " ".join(str(x) for x in (car.model or "", car.short_vin, car.owner or "") if x)
            yield Hit(_("Vehicle"), str(car), hint, f"/vehicles/vehicles/{car.pk}/")
