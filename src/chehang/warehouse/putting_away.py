"""Where goods belong: the bin a part has already, else a free one of its zone (parts.md §1.11)."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.kinds import Hazard
from chehang.catalogue.models import Part
from chehang.core.context import Actor, Context
from chehang.core.errors import Refused
from chehang.stock.models import Balance, Bin

HEAVY_G = 15_000
BULKY_MM = 900
# Zones: A small and fast, B medium, C body panels, D glass and lamps, E batteries, F oils and chemicals, G tyres.
HAZARD_ZONES = {
    Hazard.FLAMMABLE: "F",
    Hazard.CORROSIVE: "E",
    Hazard.LITHIUM: "E",
    Hazard.PRESSURE: "B",
    Hazard.EXPLOSIVE: "F",
}
# Above this level (counted from the floor) nothing fragile or heavy is stored.
LOW_LEVEL = 2


def zone_of(part: Part) -> str:
    """The zone a part belongs to by hazard, fragility, size and weight."""
    if zone := HAZARD_ZONES.get(Hazard(part.hazard)):
        return zone
    if part.is_fragile:
        return "D"
    longest = max(part.length_mm or 0, part.width_mm or 0, part.height_mm or 0)
    if longest >= BULKY_MM:
        return "C"
    return "B" if (part.weight_g or 0) >= HEAVY_G // 5 else "A"


def level_of(code: str) -> int:
    """The level of a bin code such as A-01-02-03, counted from the floor; 0 when the code has none."""
    pieces = code.split("-")
    return int(pieces[2]) if len(pieces) == 4 and pieces[2].isdigit() else 0


def objection(part: Part, place: Bin, hazards_there: Iterable[str]) -> Refused | None:
    """Why a part must not lie in a bin, or None."""
    names = {"part": part.display_no, "bin": place.code}
    if place.kind != "shelf":
        return Refused("bin.not_shelf", _("%(bin)s is not a storage bin."), field="bin", **names)
    if place.locked:
        return Refused("bin.locked", _("Bin %(bin)s is locked. Choose another one."), field="bin", **names)
    if part.hazard != Hazard.NONE and not place.hazard_ok:
        return Refused("bin.hazard", _("%(part)s is hazardous and must not lie in bin %(bin)s."), field="bin", **names)
    if any(other != part.hazard for other in hazards_there) and (
        part.hazard != Hazard.NONE or any(other != Hazard.NONE for other in hazards_there)
    ):
        return Refused(
            "bin.mixed_hazard",
            _("Bin %(bin)s holds goods that must not lie beside %(part)s. Choose another bin."),
            field="bin",
            **names,
        )
    if part.is_fragile and not place.fragile_ok:
        return Refused("bin.fragile", _("%(part)s is fragile and must not lie in bin %(bin)s."), field="bin", **names)
    if (part.weight_g or 0) >= HEAVY_G and not place.heavy_ok:
        return Refused("bin.heavy", _("%(part)s is too heavy for bin %(bin)s."), field="bin", **names)
    return None


def hazards_in(store_id: int, bin_ids: Iterable[int]) -> dict[int, set[str]]:
    """The kinds of hazard of what lies in each bin now."""
    there = Balance.objects.filter(store_id=store_id, bin_id__in=list(bin_ids), on_hand__gt=0)
    found: dict[int, set[str]] = {}
    for bin_id, hazard in there.values_list("bin_id", "part__hazard"):
        found.setdefault(bin_id, set()).add(hazard)
    return found


def require_fit(who: Actor | Context, part: Part, place: Bin) -> None:
    """Refused with the reason when a part must not lie in a bin."""
    if reason := objection(part, place, hazards_in(who.store_id, [place.pk]).get(place.pk, set())):
        raise reason


def suggest(who: Actor | Context, part: Part) -> Bin | None:
    """The bin to put a part in: where it lies already, else the first empty bin of its zone that suits it."""
    shelves = Bin.objects.filter(store_id=who.store_id, kind="shelf", locked=False)
    taken = Balance.objects.filter(store_id=who.store_id, part=part, on_hand__gt=0)
    home = shelves.filter(pk__in=taken.values("bin_id")).order_by("walk_order", "code")
    occupied = Balance.objects.filter(store_id=who.store_id, on_hand__gt=0).values("bin_id")
    free = shelves.filter(zone=zone_of(part)).exclude(pk__in=occupied).order_by("walk_order", "code")
    low_first = sorted(free[:200], key=lambda b: _too_high(part, b))
    for place in [*home[:10], *low_first]:
        if objection(part, place, hazards_in(who.store_id, [place.pk]).get(place.pk, set())) is None:
            return place
    return None


def _too_high(part: Part, place: Bin) -> bool:
    wants_low = part.is_fragile or (part.weight_g or 0) >= HEAVY_G // 3
    return wants_low and level_of(place.code) > LOW_LEVEL
