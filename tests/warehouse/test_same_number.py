"""One number, two parts: the paper or the scan says which, or somebody is asked."""

from decimal import Decimal as D
from typing import Any

import pytest

from chehang.catalogue.models import Brand, Part
from chehang.core.doubts import Doubtful
from chehang.core.errors import Refused
from chehang.warehouse.models import Inbound
from chehang.warehouse.operations.count_line import CountLine, count_line
from chehang.warehouse.operations.enter_invoice import EnterInvoice, enter_invoice
from chehang.warehouse.operations.enter_packing_list import EnterPackingList, enter_packing_list
from chehang.warehouse.operations.pick_line import PickLine, pick_line
from chehang.warehouse.operations.start_count import StartCount, start_count
from tests.goods import Depot


@pytest.fixture
def twins(depot: Depot) -> tuple[Part, Part]:
    """The same number as an original and as a remanufactured part."""
    new = depot.part()
    again = Part.objects.create(
        brand=new.brand, display_no=new.display_no, norm_no=new.norm_no, name_cn=new.name_cn, quality="remanufactured"
    )
    return new, again


@pytest.fixture
def inbound(depot: Depot, twins: tuple[Part, Part]) -> Inbound:
    """Three of each on the way."""
    return depot.ordered((twins[0], "3", "300"), (twins[1], "3", "100"))


def pack(depot: Depot, inbound: Inbound, *lines: dict[str, Any]) -> None:
    depot.run(enter_packing_list, EnterPackingList.model_validate({"inbound": inbound.pk, "lines": list(lines)}))


def test_a_number_alone_is_asked_about(depot: Depot, inbound: Inbound, twins: tuple[Part, Part]) -> None:
    with pytest.raises(Refused, match=r"part\.several") as asked:
        pack(depot, inbound, {"part_no": twins[0].display_no, "quantity": "3"})
    assert asked.value.field == "lines.0.part_no"
    assert [(c["id"], c["quality"]) for c in asked.value.params["candidates"]] == [
        (twins[0].pk, twins[0].get_quality_display()),
        (twins[1].pk, twins[1].get_quality_display()),
    ]


def test_lines_by_id_keep_apart(depot: Depot, inbound: Inbound, twins: tuple[Part, Part]) -> None:
    number = twins[0].display_no
    pack(depot, inbound, *({"part_no": number, "part": p.pk, "quantity": "3"} for p in twins))
    lines = [
        {"part_no": number, "part": p.pk, "quantity": "3", "price_ex": x}
        for p, x in zip(twins, ("300", "100"), strict=True)
    ]
    cmd = {"inbound": inbound.pk, "number": "26312000000123456789", "date": depot.clock.today(), "lines": lines}
    depot.run(enter_invoice, EnterInvoice.model_validate(cmd))
    depot.run(start_count, StartCount(inbound=inbound.pk, carrier="顺丰", waybill="SF1", boxes_received=1))
    with pytest.raises(Refused, match=r"part\.several"):
        depot.run(count_line, CountLine.model_validate({"inbound": inbound.pk, "code": number, "add": "1"}))
    for part in twins:
        depot.run(count_line, CountLine.model_validate({"inbound": inbound.pk, "part": part.pk, "add": "3"}))
    found = {x.part_id: (x.packed, x.invoiced, x.counted) for x in inbound.lines.all()}
    assert found == {p.pk: (D(3), D(3), D(3)) for p in twins}


def test_a_number_of_two_brands_that_were_not_ordered(depot: Depot) -> None:
    stranger = depot.part("H3A 129 620 C", "空气滤清器滤芯")
    other = Brand.objects.create(code="OTHER", name="别的")
    Part.objects.create(brand=other, display_no="H3A129620C", norm_no=stranger.norm_no, name_cn="传感器")
    inbound = depot.ordered((depot.part(), "3", "300"))
    with pytest.raises(Refused, match=r"part\.several"):
        pack(depot, inbound, {"part_no": "H3A129620C", "quantity": "3"})
    assert inbound.lines.count() == 1


def test_the_delivery_decides_where_it_holds_one_of_them(depot: Depot, twins: tuple[Part, Part]) -> None:
    inbound = depot.ordered((twins[1], "3", "100"))
    pack(depot, inbound, {"part_no": twins[0].display_no, "quantity": "3"})
    assert inbound.lines.get().packed == 3


def test_picking_by_a_shared_number_asks_which_was_taken(depot: Depot, twins: tuple[Part, Part]) -> None:
    depot.shelve(twins[1], "2", "200")
    pick = depot.ask((twins[1], "1")).picks.get()
    scan = {"pick": pick.pk, "found": "1", "part": twins[0].display_no}
    with pytest.raises(Doubtful) as asked:
        depot.run(pick_line, PickLine.model_validate(scan))
    pick.refresh_from_db()
    assert pick.picked_at is None
    assert [d.code for d in asked.value.doubts] == ["pick.several"]
    marks = [d.mark for d in asked.value.doubts]
    assert depot.run(pick_line, PickLine.model_validate(scan), confirmed=marks).state == "picked"
