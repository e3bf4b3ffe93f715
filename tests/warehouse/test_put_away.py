"""Putting away: a bin that suits, and nothing beside what it must not lie beside."""

from decimal import Decimal as D
from typing import Any

import pytest

from chehang.catalogue.models import Part
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.stock.models import Balance, Bin
from chehang.warehouse.models import Inbound, InboundLine
from chehang.warehouse.operations.put_away import PutAway, put_away
from chehang.warehouse.putting_away import suggest
from tests.goods import Depot


def received(depot: Depot, part: Part, quantity: str = "5") -> InboundLine:
    inbound = depot.ordered((part, quantity, "10"))
    depot.receive(inbound, (part, quantity), price="10")
    return inbound.lines.get()


def put(depot: Depot, line: InboundLine, place: str, quantity: str = "5", post: str = "keeper") -> Any:
    return depot.run(put_away, PutAway(line=line.pk, bin=place, quantity=D(quantity)), post)


def test_a_delivery_is_done_when_all_lies_on_shelves(depot: Depot) -> None:
    line = received(depot, depot.part())
    put(depot, line, "a-01-01-01", "3")
    assert Inbound.objects.get().state == "posted"
    put(depot, line, "A-01-01-02", "2")
    assert Inbound.objects.get().state == "placed"
    lies = {b.bin.code: b.on_hand for b in Balance.objects.select_related("bin") if b.on_hand}
    assert lies == {"A-01-01-01": D(3), "A-01-01-02": D(2)}


def test_no_more_than_waits(depot: Depot) -> None:
    line = received(depot, depot.part())
    with pytest.raises(Refused, match=r"putaway\.too_many"):
        put(depot, line, "A-01-01-01", "6")


@pytest.mark.parametrize(
    ("kind", "place", "code"),
    [
        ({}, "Q-01-01-01", "bin.not_shelf"),
        ({}, "Z-01-01-01", "bin.unknown"),
        ({"hazard": "flammable"}, "A-01-01-01", "bin.hazard"),
        ({"is_fragile": True}, "A-01-01-02", "bin.fragile"),
        ({"weight_g": 20_000}, "A-01-01-02", "bin.heavy"),
    ],
)
def test_bins_that_do_not_suit(depot: Depot, kind: dict[str, Any], place: str, code: str) -> None:
    Bin.objects.filter(code="A-01-01-02").update(fragile_ok=False, heavy_ok=False)
    part = depot.part("H3A 000 000 X", "试验件", **{k: v for k, v in kind.items() if k != "is_fragile"})
    line = received(depot, part)
    Part.objects.filter(pk=part.pk).update(**kind)
    with pytest.raises((Refused, NotFound), match=code):
        put(depot, line, place)
    assert InboundLine.objects.get().placed == 0


def test_hazards_are_not_mixed(depot: Depot) -> None:
    depot.shelve(depot.part("HQS 052 195 A1", "机油", hazard="flammable"), "1", "10", "F-01-01-01")
    battery = received(depot, depot.part("H3A 915 105 AC", "蓄电池", hazard="corrosive"))
    with pytest.raises(Refused, match=r"bin\.mixed_hazard"):
        put(depot, battery, "F-01-01-01")


def test_a_locked_bin_takes_nothing(depot: Depot) -> None:
    line = received(depot, depot.part())
    Bin.objects.filter(code="A-01-01-01").update(locked=True)
    with pytest.raises(Refused, match=r"bin\.locked"):
        put(depot, line, "A-01-01-01")


def test_the_suggestion_is_home_first_then_the_zone(depot: Depot) -> None:
    who = depot.who("keeper")
    part, lamp = depot.part(), depot.part("H3A 941 005 C", "LED前照灯总成 左", is_fragile=True)
    assert str(suggest(who, part)) == "A-01-01-01"
    assert str(suggest(who, lamp)) == "D-01-01-01"
    depot.shelve(part, "1", "10", "A-01-01-02")
    assert str(suggest(who, part)) == "A-01-01-02"
    assert suggest(who, depot.part("H3A 915 105 AC", "蓄电池", hazard="corrosive")) is None


def test_a_stranger_puts_nothing_away(depot: Depot) -> None:
    line = received(depot, depot.part())
    with pytest.raises(NotAllowed):
        put(depot, line, "A-01-01-01", post="parts_sales")
