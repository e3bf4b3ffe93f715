"""Which parts fit a car: by its model, its VIN, its year and engine."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q

from .models import Companion, Fitment, Part

YEARS = "ABCDEFGHJKLMNPRSTVWXY123456789"
LEAST = 3  # places of a VIN that say something: the maker


def model_year(vin: str, today: date) -> int:
    """The model year in the tenth place of a VIN (GB 16735): a cycle of thirty years, the latest that is not to come; 0 if there is none."""
    if len(vin) != 17 or vin[9] not in YEARS:
        return 0
    year = 1980 + YEARS.index(vin[9])
    while year + 30 <= today.year + 1:
        year += 30
    return year


def fits(row: Fitment, vin: str, models: Collection[str], year: int, engine: str) -> bool:
    """Whether the row says that its part fits; what the car does not tell narrows nothing."""
    if row.car_model and row.car_model not in models:
        return False
    if row.vin_prefix and not vin.startswith(row.vin_prefix):
        return False
    if year and (row.year_from > year or 0 < row.year_to < year):
        return False
    if row.engine and engine and not engine.upper().startswith(row.engine.upper()):
        return False
    serial = vin[-8:] if vin else ""
    if serial and row.serial_from and serial < row.serial_from.rjust(8, "0"):
        return False
    return not (serial and row.serial_to and serial > row.serial_to.rjust(8, "0"))


def fitting(vin: str, models: Collection[str], today: date, *, engine: str = "") -> list[Fitment]:
    """The rows that fit a car, with their parts, by category and number. One query."""
    begins = [vin[:n] for n in range(LEAST, 12)] if vin else []
    rows = Fitment.objects.filter(Q(car_model__in=[m for m in models if m]) | Q(vin_prefix__in=begins))
    rows = rows.select_related("part__brand", "part__category").order_by("part__category__code", "part__norm_no", "id")
    year = model_year(vin, today)
    return [x for x in rows if fits(x, vin, models, year, engine)]


def companions(part_ids: Iterable[int]) -> dict[int, list[Companion]]:
    """What goes with each part, the rest of a kit first. One query."""
    found: dict[int, list[Companion]] = {}
    for row in Companion.objects.filter(part__in=list(part_ids)).select_related("other").order_by("kind", "id"):
        found.setdefault(row.part_id, []).append(row)
    return found


def belongs_to_kit(part: Part, other: Part) -> None:
    """``other`` goes with the kit of ``part`` from now on; a step of an act. Once is enough."""
    Companion.objects.get_or_create(part=part, other=other, defaults={"kind": "kit"})
