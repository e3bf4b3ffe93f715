"""The packing list beside the order."""

from decimal import Decimal as D

import pytest

from chehang.catalogue.models import Supersession
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.purchasing.models import Order
from chehang.stock.models import Balance
from chehang.warehouse.models import Discrepancy, Inbound
from chehang.warehouse.operations.enter_packing_list import EnterPackingList, enter_packing_list
from chehang.warehouse.sheets import packing_lines
from tests.goods import Depot, make_depot


def test_boxes_of_one_part_add_up_and_entering_again_replaces(depot: Depot) -> None:
    part, other = depot.part(), depot.part("H3A 129 620 C", "空气滤清器滤芯")
    inbound = depot.ordered((part, "60", "10"), (other, "5", "10"))
    depot.packing_list(inbound, (part, "30"), (part, "28"))
    assert {x.part_id: x.packed for x in inbound.lines.all()} == {part.pk: D(58), other.pk: D(0)}
    depot.packing_list(inbound, (part, "60"), (other, "5"))
    assert {x.part_id: x.packed for x in inbound.lines.all()} == {part.pk: D(60), other.pk: D(5)}
    assert Inbound.objects.get().packing_list == "entered"


def test_numbers_in_any_spelling(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "10"))
    cmd = EnterPackingList.model_validate(
        {"inbound": inbound.pk, "lines": [{"part_no": "ｈ3a-115.403/f", "quantity": "60"}]}
    )
    depot.run(enter_packing_list, cmd)
    assert inbound.lines.get().packed == 60


def test_a_part_that_was_not_ordered_gets_a_line(depot: Depot) -> None:
    stranger = depot.part("H3A 129 620 C", "空气滤清器滤芯")
    inbound = depot.ordered((depot.part(), "60", "10"))
    depot.packing_list(inbound, (depot.part(), "60"), (stranger, "1"))
    line = inbound.lines.get(part=stranger)
    assert (line.n, line.expected, line.packed) == (2, D(0), D(1))


def test_the_successor_of_an_ordered_part_takes_its_line(depot: Depot) -> None:
    """The maker ships the new number: the delivery says it, the order keeps what it named, both count as received."""
    old, new = depot.part("H3A 115 403 E"), depot.part("H3A 115 403 F")
    inbound = depot.ordered((old, "60", "10"))
    Supersession.objects.create(old=old, new=new, kind="one_to_one", valid_from="2025-03-01")
    depot.packing_list(inbound, (new, "60"))
    line = inbound.lines.get()
    assert (line.part, line.part_no, line.expected, line.packed) == (new, "H3A 115 403 F", D(60), D(60))
    depot.receive(inbound, (new, "60"), price="10")
    order = Order.objects.get()
    assert (order.state, order.lines.get().part, Balance.objects.get().part) == ("received", old, new)


def test_both_numbers_in_one_delivery_over_two_steps_of_the_chain(depot: Depot) -> None:
    """Ordered 10 of …D; 6 of it come, and 4 of …F that replaces …E that replaced …D: the order is full, each number has its own stock."""
    first, between, last = (depot.part(f"H3A 115 403 {x}") for x in "DEF")
    inbound = depot.ordered((first, "10", "10"))
    for old, new in ((first, between), (between, last)):
        Supersession.objects.create(old=old, new=new, kind="one_to_one", valid_from="2025-03-01")
    depot.packing_list(inbound, (first, "6"), (last, "4"))
    depot.receive(inbound, (first, "6"), (last, "4"), price="10")
    order = Order.objects.get()
    assert (order.state, order.lines.get().received) == ("received", 10)
    assert dict(Balance.objects.values_list("part", "on_hand")) == {first.pk: 6, last.pk: 4}
    assert not Discrepancy.objects.exists()


def test_more_of_the_new_number_than_the_old_left_open_is_not_booked(depot: Depot) -> None:
    old, new = depot.part("H3A 115 403 E"), depot.part("H3A 115 403 F")
    inbound = depot.ordered((old, "10", "10"))
    Supersession.objects.create(old=old, new=new, kind="one_to_one", valid_from="2025-03-01")
    depot.packing_list(inbound, (old, "6"), (new, "5"))
    depot.receive(inbound, (old, "6"), (new, "5"), price="10")
    line = inbound.lines.get(part=new)
    assert (line.expected, line.accepted, line.held) == (4, 4, 1)
    assert set(Discrepancy.objects.get().lines.values_list("kind", flat=True)) == {"over"}


def test_an_ended_succession_does_not_count(depot: Depot) -> None:
    old, new = depot.part("H3A 115 403 E"), depot.part("H3A 115 403 F")
    Supersession.objects.create(old=old, new=new, kind="one_to_one", valid_from="2025-03-01", valid_until="2026-01-01")
    inbound = depot.ordered((old, "60", "10"))
    depot.packing_list(inbound, (new, "60"))
    assert inbound.lines.count() == 2


def test_none_came(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "10"))
    depot.packing_list(inbound)
    assert Inbound.objects.get().packing_list == "absent" and inbound.lines.get().packed is None


def test_what_is_refused(depot: Depot, other_store, actor_of) -> None:  # type: ignore[no-untyped-def]
    inbound = depot.ordered((depot.part(), "60", "10"))
    unknown = {"inbound": inbound.pk, "lines": [{"part_no": "H3A 999", "quantity": "1"}]}
    with pytest.raises(Refused, match=r"part\.unknown") as refusal:
        depot.run(enter_packing_list, EnterPackingList.model_validate(unknown))
    assert refusal.value.field == "lines.0.part_no"
    for cmd in (EnterPackingList(inbound=inbound.pk), EnterPackingList.model_validate(unknown | {"absent": True})):
        with pytest.raises(Refused, match=r"paper\.empty"):
            depot.run(enter_packing_list, cmd)
    foreign = make_depot(other_store, depot.clock, actor_of)
    with pytest.raises(NotFound):
        foreign.run(enter_packing_list, EnterPackingList(inbound=inbound.pk, absent=True))
    assert Inbound.objects.get().packing_list == "waited"


def test_a_stranger_enters_nothing(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "10"))
    with pytest.raises(NotAllowed):
        depot.run(enter_packing_list, EnterPackingList(inbound=inbound.pk, absent=True), "cashier")


def test_a_file_with_headings_only(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"file\.no_rows"):
        packing_lines("箱号,编号,数量\n".encode())
