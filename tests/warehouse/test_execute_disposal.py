"""Scrap leaves both books at its cost (P13); nothing without approval."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from chehang.pricing.kits import kits_of
from chehang.pricing.services import prices_for
from chehang.stock.models import Entry
from chehang.warehouse.models import Disposal, OutletTransfer, Transfer
from chehang.warehouse.operations.execute_disposal import ExecuteDisposal, execute_disposal
from tests.goods import Depot, money
from tests.races import meet
from tests.selling import Shop, shop
from tests.warehouse import house
from tests.warehouse.outlets import NUMBER as OUTLETS
from tests.warehouse.outlets import Outside, outside
from tests.warehouse.transferring import NUMBER, Group, group

__all__ = ["group", "outside", "shop"]


def test_scrapped(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "10", "1000")
    made = house.proposed(depot, part)
    with pytest.raises(Refused, match=r"state\.wrong"):
        house.execute(depot, made)
    house.yes(depot, made, "parts_manager")
    house.execute(depot, made)
    assert made.state == "done"
    assert money("scrap") == {"6602.12": D(400), "1405.02": D(-400)}


def test_a_lower_price_is_in_force_at_once(shop: Shop) -> None:
    """4 pieces for 200.00 without VAT: 50.00 a piece, 56.50 with VAT."""
    part, depot = shop.goods("10", "1000", "150"), shop.depot
    made = house.proposed(depot, part, way="discount", price="200")
    house.yes(depot, made, "parts_manager")
    house.execute(depot, made)
    price = prices_for(depot.store.pk, [part.pk], "retail", depot.clock.today())[part.pk]
    assert (made.state, made.paper, price.price_inc) == ("done", "56.50", D("56.50")) and money("scrap") == {}
    assert made.url == f"/pricing/prices/{made.object_id}/"


def test_a_lower_price_and_a_bundle_end_after_their_day(shop: Shop) -> None:
    """Thirty days from the proposal: on the last day it holds, the day after the price before it does, and the kit is no longer offered."""
    part, depot = shop.goods("10", "1000", "150"), shop.depot
    head = shop.goods("10", "1000", "300", number="H9", name="机油")
    for also in ({"way": "discount"}, {"way": "bundle", "with_part": head.pk}):
        made = house.proposed(depot, part, price="200", **also)  # type: ignore[arg-type]
        house.yes(depot, made, "parts_manager")
        house.execute(depot, made)
    last = depot.clock.today() + timedelta(days=30)
    for day, price, kits in ((last, D("56.50"), 1), (last + timedelta(days=1), D(150), 0)):
        assert prices_for(depot.store.pk, [part.pk], "retail", day)[part.pk].price_inc == price
        assert len(kits_of(depot.store.pk, [head.pk], day)) == kits


def test_a_disposal_over_its_day_is_not_carried_out(shop: Shop) -> None:
    part, depot = shop.goods("10", "1000", "150"), shop.depot
    for until in (None, depot.clock.today() - timedelta(days=1)):
        with pytest.raises(Refused, match=r"disposal\.until"):
            house.proposed(depot, part, way="discount", price="200", until=until)
    made = house.proposed(depot, part, way="discount", price="200", until=depot.clock.today())
    house.yes(depot, made, "parts_manager")
    depot.clock.at += timedelta(days=1)
    with pytest.raises(Refused, match=r"disposal\.until"):
        house.execute(depot, made)


def test_an_outlet_gets_it(outside: Outside) -> None:
    """Under way until the outlet has confirmed; cancelled, it may be carried out anew."""
    depot = outside.depot
    with pytest.raises(Refused, match=r"disposal\.outlet"):
        house.proposed(depot, depot.part(OUTLETS), "3", way="outlet")
    made = house.proposed(depot, depot.part(OUTLETS), "3", way="outlet", to_outlet=outside.place.pk)
    house.yes(depot, made, "parts_manager")
    house.execute(depot, made)
    first = OutletTransfer.objects.get()
    assert (made.state, made.paper) == ("running", first.number)
    outside.cancel(first)
    made.refresh_from_db()
    assert (made.state, made.document) == ("approved", "")
    house.execute(depot, made)
    paper = OutletTransfer.objects.exclude(pk=first.pk).get()
    assert made.url == f"/warehouse/outlet_transfers/{paper.pk}/"
    outside.agree(paper)
    outbound = outside.outbound(paper)
    depot.pick(outbound)
    depot.sign(outbound, "keeper_1", "丁强")
    depot.sign(outbound, "keeper_2", "罗斌")
    outside.count(paper, "3")
    made.refresh_from_db()
    assert made.state == "done" and outside.lies()["outlet"] == 3


def test_a_bundle_becomes_a_kit(shop: Shop) -> None:
    part, depot = shop.goods("10", "1000", "150"), shop.depot
    head = shop.goods("10", "1000", "300", number="H9", name="机油")
    made = house.proposed(depot, part, way="bundle", price="200", with_part=head.pk)
    house.yes(depot, made, "parts_manager")
    house.execute(depot, made)
    kit = kits_of(depot.store.pk, [head.pk], depot.clock.today())[head.pk]
    assert (made.state, kit.price_inc, kit.lines.count()) == ("done", D("356.50"), 2)
    assert made.object_id == kit.pk and head.display_no in made.paper


def test_what_makes_no_sense_is_not_proposed(shop: Shop) -> None:
    part, depot = shop.goods("10", "1000", "150"), shop.depot
    for given, code in (
        ({"way": "discount"}, "disposal.price"),
        ({"way": "bundle", "price": "1"}, "disposal.with"),
        ({"way": "bundle", "price": "1", "with_part": part.pk}, "disposal.with"),
        ({"way": "bundle", "price": "1", "with_part": depot.part("H9", "无价件").pk}, "kit.no_price"),
        ({"way": "transfer"}, "transfer.same_store"),
        ({"way": "transfer", "to_store": depot.store.pk}, "transfer.same_store"),
    ):
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            house.proposed(depot, part, **given)  # type: ignore[arg-type]
    assert not Disposal.objects.exists()


def test_a_transfer_ends_it_when_the_goods_arrived(group: Group) -> None:
    there = group.there
    group.here.who("parts_manager")  # a store lives here when somebody holds a post in it
    part = there.part(NUMBER)
    made = house.proposed(there, part, "3", way="transfer", to_store=group.here.store.pk)
    house.yes(there, made, "parts_manager")
    house.execute(there, made)
    out = Transfer.objects.get(pk=made.object_id)
    assert (made.state, made.paper, out.side) == ("running", out.number, "out")
    group.cancel(out)
    made.refresh_from_db()
    assert (made.state, made.document, made.paper) == ("approved", "", "")
    house.execute(there, made)
    into = group.twin(Transfer.objects.get(pk=made.object_id))
    group.agree(into)
    group.agree(group.twin(into))
    outbound = group.outbound(into)
    there.pick(outbound)
    there.sign(outbound, "keeper_1", "赵帆")
    there.sign(outbound, "keeper_2", "钱江")
    group.received(into, "3")
    made.refresh_from_db()
    assert (made.state, made.proceeds) == ("done", D("30.00"))


def test_two_click_at_once(real_depot: Depot) -> None:
    depot = real_depot
    part = depot.part()
    depot.shelve(part, "10", "1000")
    made = house.proposed(depot, part)
    house.yes(depot, made, "parts_manager")
    people = [depot.who("keeper", "罗斌"), depot.who("keeper", "马悦")]
    cmd = ExecuteDisposal(disposal=made.pk)
    answers = meet(*[lambda p=p: execute_disposal(cmd, actor=p, clock=depot.clock) for p in people])  # type: ignore[misc]
    assert sorted(isinstance(a, Refused) for a in answers) == [False, True]
    assert Entry.objects.filter(movement="501").count() == 1
