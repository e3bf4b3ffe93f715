"""A part that was counted in the wrong unit: another file of the same number, by an exact factor."""

from decimal import Decimal as D
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chehang.catalogue.finding import find_parts
from chehang.catalogue.models import Alias, Companion, Fitment, Part, PriceListEntry, Supersession
from chehang.catalogue.operations.change_unit import ChangeUnit, change_unit
from chehang.catalogue.operations.edit_part import EditPart, edit_part
from chehang.core.doubts import Doubtful
from chehang.core.errors import NotAllowed, Refused
from chehang.core.sources import Source
from chehang.core.verify import broken
from chehang.counter.operations.draft_sale import DraftSale, draft_sale
from chehang.pricing.services import prices_for
from chehang.replenishment.carrying import current
from chehang.stock import services as stock
from tests.goods import TODAY
from tests.selling import Shop, shop

from .making import make_part

__all__ = ["shop"]


@pytest.fixture
def oil(shop: Shop) -> Part:
    """Kept in litres, 208 of them to a drum; 624 came and went."""
    part = make_part(shop.depot.brand, "H3A 000 001", "机油", unit="litre", buy_unit="litre", pack_qty=D(208))
    shop.depot.shelve(part, "624", "31200.00")
    PriceListEntry.objects.create(store=shop.store, part=part, valid_from=TODAY, list_inc=D("60"), net_inc=D("50"))
    shop.price(part, "75")
    Alias.objects.create(part=part, norm_no="OIL5W30", display_no="OIL 5W30")
    Fitment.objects.create(part=part, car_model="H3", per_car=D("5.2"))
    Companion.objects.create(part=make_part(shop.depot.brand, "H3A 000 009", "机滤"), other=part, quantity=D("5.2"))
    return part


def emptied(shop: Shop, part: Part) -> None:
    with transaction.atomic():
        goods = [stock.Outgoing(part.pk, shop.depot.bins["A-01-01-01"].pk, D("624"))]
        stock.issue(shop.depot.context("keeper"), Source("tests.gone", 1), goods)


def change(shop: Shop, part: Part, post: str = "parts_manager", **values: Any) -> Any:
    given = {"part": part.pk, "unit": "drum", "old_quantity": "208", "new_quantity": "1", "reason": "按桶盘点"} | values
    cmd = ChangeUnit.model_validate(given)
    try:
        return shop.run(change_unit, cmd, post)
    except Doubtful as asked:
        assert [d.code for d in asked.doubts] == ["part.unit_change"]
        return shop.run(change_unit, cmd, post, confirmed=[d.mark for d in asked.doubts])


def test_the_number_counts_in_drums_and_the_past_in_litres(shop: Shop, oil: Part) -> None:
    emptied(shop, oil)
    done = change(shop, oil)
    made = Part.objects.get(pk=done.id)
    oil.refresh_from_db()
    assert (made.norm_no, made.unit, made.buy_unit, made.pack_qty) == ("H3A000001", "drum", "drum", D(1))
    assert (oil.norm_no, oil.unit, oil.phase) == ("H3A000001=LITRE", "litre", "stopped")
    assert find_parts("H3A 000 001")[0].part_id == made.pk and made.display_no == "H3A000001"
    link = Supersession.objects.get(old=oil, new=made)
    assert link.ratio == D("0.004808")
    # Demand in litres goes along as demand in drums.
    import numpy as np

    carried = current(np.array([oil.pk, made.pk]), TODAY)
    assert dict(zip(carried.source.tolist(), carried.ratio.tolist(), strict=True)) == {0: 0.004808, 1: 1.0}
    # Prices by the factor: 60.00, 50.00 and 75.00 a litre.
    entry = PriceListEntry.objects.get(part=made)
    assert (entry.list_inc, entry.net_inc) == (D("12480.00"), D("10400.00"))
    assert prices_for(shop.store.pk, [made.pk], "retail", TODAY)[made.pk].price_inc == D("15600.00")
    assert Alias.objects.get(norm_no="OIL5W30").part_id == made.pk
    assert Fitment.objects.get(part=made).per_car == D("0.025")
    assert Companion.objects.get().other_id == made.pk
    assert not list(broken("I37b"))


@pytest.mark.parametrize("living", ["stock", "sale"])
def test_it_waits_until_nothing_living_counts_by_it(shop: Shop, oil: Part, living: str) -> None:
    if living == "sale":
        cmd = DraftSale.model_validate({"lines": [{"part": oil.pk, "quantity": "2.5"}]})
        shop.run(draft_sale, cmd)
        emptied(shop, oil)
    parts = Part.objects.count()
    with pytest.raises(Refused, match=r"unit\.used") as refusal:
        change(shop, oil)
    assert ("库存" if living == "stock" else "销售") in refusal.value.message
    assert Part.objects.count() == parts and not Supersession.objects.exists()


def test_a_form_does_not_change_the_unit_of_what_was_booked(shop: Shop, oil: Part) -> None:
    emptied(shop, oil)
    with pytest.raises(Refused, match=r"master\.used") as refusal:
        shop.run(edit_part, EditPart(part=oil.pk, name_cn="机油", unit="drum"), "parts_manager")
    assert refusal.value.field == "unit" and "更换计量单位" in refusal.value.message
    booked = make_part(shop.depot.brand, "H3A 000 002", "防冻液", unit="litre")
    shop.depot.shelve(booked, "624", "624")
    emptied(shop, booked)
    with pytest.raises(IntegrityError, match="fixed_by_stock_entry"), transaction.atomic():
        Part.objects.filter(pk=booked.pk).update(unit="drum")


def test_refusals_leave_nothing(shop: Shop, oil: Part) -> None:
    emptied(shop, oil)
    for code, values in (
        ("unit.same", {"unit": "litre"}),
        ("unit.factor", {"old_quantity": "9999999", "new_quantity": "0.001"}),
        ("unit.factor", {"old_quantity": "0.001", "new_quantity": "9999"}),
    ):
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            change(shop, oil, **values)
    with pytest.raises(NotAllowed):
        change(shop, oil, "keeper")
    oil.refresh_from_db()
    assert (oil.norm_no, oil.phase) == ("H3A000001", "regular") and not Supersession.objects.exists()


def test_and_back_again(shop: Shop, oil: Part) -> None:
    emptied(shop, oil)
    drums = Part.objects.get(pk=change(shop, oil).id)
    with pytest.raises(Refused, match=r"unit\.replaced"):
        change(shop, oil)
    litres = Part.objects.get(pk=change(shop, drums, unit="litre", old_quantity="1", new_quantity="208").id)
    again = Part.objects.get(pk=change(shop, litres).id)
    assert {oil.pk, drums.pk, litres.pk, again.pk} == set(
        Part.objects.filter(norm_no__startswith="H3A000001").values_list("pk", flat=True)
    )
    litres.refresh_from_db()
    assert litres.norm_no == "H3A000001=LITRE2" and again.norm_no == "H3A000001"
