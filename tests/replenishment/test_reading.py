"""What is read from the catalogue: renumbering a part changes no plan."""

from datetime import date
from decimal import Decimal as D

from chehang.catalogue.models import Interchange, PriceListEntry, Supersession
from chehang.counter.models import LostSale
from chehang.replenishment.history import LAPSE, read
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


def emptied(planner: Planner, number: str, months_empty: int) -> dict[str, list[float]]:
    """A part that sold two a month until its shelf was empty for the last months, and lies there again since today."""
    plug = planner.depot.part(number, "火花塞")
    PriceListEntry.objects.create(
        store=planner.depot.store, part=plug, valid_from=date(2026, 1, 1), list_inc=D("60.00"), net_inc=D("36.00"),
    )  # fmt: skip
    planner.depot.shelve(plug, "4", "120.00")
    end = 2026 * 12 + 10
    for at in range(end - 24, end - months_empty):
        planner.sold(plug, date(at // 12, at % 12 + 1, 1), "2")
    return planner.run().lines.get(part=plug).basis


def test_an_empty_shelf_hides_demand(planner: Planner) -> None:
    told = emptied(planner, "H3A 905 601", 3)
    assert told["booked"] == [2.0] * 21 + [0.0] * 3
    assert told["used"][:20] == told["booked"][:20]
    assert 8 <= sum(told["used"][20:]) <= 12, "the month it sold out, and three months of about two"
    assert all(used == int(used) for used in told["used"])


def test_a_part_no_longer_kept_hides_none(planner: Planner) -> None:
    """A shelf that stays empty for long is a decision: after ``LAPSE`` months nothing is added."""
    told = emptied(planner, "H3A 905 602", 8)
    added = [used - was for used, was in zip(told["used"], told["booked"], strict=True)]
    assert min(added) == 0 and not any(added[16 + LAPSE :])


def test_what_moves_twice_on_a_day_counts_that_day_once(planner: Planner) -> None:
    plug = planner.depot.part("H3A 905 603", "火花塞")
    for day, quantity, movement in ((1, "-5", "101"), (10, "5", "201"), (10, "-5", "101"), (20, "5", "211")):
        planner.sold(plug, date(2026, 10, day), quantity, movement)
    past = read(planner.depot.context("parts_planner"), set())
    at = past.ids.tolist().index(plug.pk)
    assert past.in_stock[-1, at] == 20 / 31
    assert past.demand[-1, at] == 10
    assert past.workshop[at] == 0.5


def test_demands_are_counted_one_by_one(planner: Planner) -> None:
    """Two sales and a lost one in a month are three demands, a sale that came back is none; a renumbered part keeps them."""
    assert planner.run().lines.get(part=planner.wiper).why["hits"] == 4
    for day, quantity, movement in ((5, "2", "211"), (6, "1", "201"), (8, "-1", "202")):
        planner.sold(planner.wiper, date(2026, 10, day), quantity, movement)
    LostSale.objects.create(
        store=planner.depot.store, part=planner.wiper, quantity=D(2), reason="no_stock",
        date=date(2026, 10, 7), made_by_id=1, made_by_name="x",
    )  # fmt: skip
    assert planner.run().lines.get(part=planner.wiper).why["hits"] == 6
    pair = planner.depot.part("H3A 955 430", "雨刮片(两支装)")
    Supersession.objects.create(
        old=planner.wiper, new=pair, kind="one_to_one", ratio=D("0.5"), valid_from=date(2026, 11, 1)
    )
    PriceListEntry.objects.create(
        store=planner.depot.store, part=pair, valid_from=date(2026, 1, 1), list_inc=D("200.00"), net_inc=D("113.00"),
    )  # fmt: skip
    assert planner.run().lines.get(part=pair).why["hits"] == 6
