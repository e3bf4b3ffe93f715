"""What is read from the catalogue: renumbering a part changes no plan."""

from datetime import date
from decimal import Decimal as D

from chehang.catalogue.models import Interchange, PriceListEntry, Supersession
from chehang.stock.models import Balance

from .conftest import Planner


def test_a_new_number_takes_over_demand_and_stock(planner: Planner) -> None:
    before = planner.run().lines.get(part=planner.pads)
    new = planner.depot.part("H3A 698 151 E", "前制动片(套)")
    Supersession.objects.create(old=planner.pads, new=new, kind="one_to_one", valid_from=date(2026, 11, 1))
    PriceListEntry.objects.create(
        store=planner.depot.store, part=new, valid_from=date(2026, 1, 1), list_inc=D("458.00"), net_inc=D("302.28"),
    )  # fmt: skip
    plan = planner.run()
    after = plan.lines.get(part=new)
    assert not plan.lines.filter(part=planner.pads).exists()
    assert (after.max, after.available) == (before.max, before.available)
    assert after.why["hits"] == before.why["hits"]


def test_interchangeable_parts_are_planned_as_one(planner: Planner) -> None:
    other = planner.depot.part("H3A 955 426", "雨刮片(代用)")
    planner.depot.shelve(other, "3", "150.00")
    Interchange.objects.create(part=planner.wiper, other=other, valid_from=date(2026, 1, 1))
    line = planner.run().lines.get(part=planner.wiper)
    assert line.available == D(3)


def test_a_part_no_longer_stocked_is_not_ordered(planner: Planner) -> None:
    planner.wiper.phase = "no_stock"
    planner.wiper.save()
    line = planner.run().lines.get(part=planner.wiper)
    assert (line.max, line.order_qty, line.why["reason"]) == (0, 0, "never")


def test_reserved_goods_are_not_available(planner: Planner) -> None:
    Balance.objects.filter(part=planner.pads).update(reserved=D(70))
    assert planner.run().lines.get(part=planner.pads).available == D(5)
