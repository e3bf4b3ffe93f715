"""The unit of a part does not move under what is counted by it: not by hand, not by a list, not behind the operations."""

from decimal import Decimal as D
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chehang.catalogue.models import Part
from chehang.catalogue.operations.edit_part import EditPart, edit_part
from chehang.catalogue.pricelist.preview import preview_content
from chehang.core.errors import Refused
from chehang.stock.models import Pool
from tests.goods import TODAY
from tests.selling import Shop, shop

from .making import make_part

__all__ = ["shop"]


def edit(shop: Shop, part: Part, **values: Any) -> Any:
    given = {"part": part.pk, "name_cn": part.name_cn, "unit": part.unit, **values}
    return shop.run(edit_part, EditPart.model_validate(given), "parts_manager")


def fluid(shop: Shop, number: str, name: str) -> Part:
    """A part counted in litres, found by the search like any other."""
    return make_part(shop.depot.brand, number, name, unit="litre", buy_unit="litre")


@pytest.fixture
def oil(shop: Shop) -> Part:
    """688.5 litres on the shelf."""
    part = fluid(shop, "H3A 000 001", "机油")
    shop.depot.shelve(part, "688.5", "34425.00")
    return part


def test_litres_on_hand_stay_litres(shop: Shop, oil: Part) -> None:
    with pytest.raises(Refused, match=r"master\.used") as refusal:
        edit(shop, oil, unit="drum")
    assert refusal.value.field == "unit" and "库存" in refusal.value.message
    oil.refresh_from_db()
    assert oil.unit == "litre" and Pool.objects.get(part=oil).quantity == D("688.5")
    assert edit(shop, oil, name_cn="发动机油").model_extra["changed"]


def test_the_database_keeps_it_too(oil: Part) -> None:
    for values in ({"unit": "drum"}, {"norm_no": "X"}, {"quality": "reused"}, {"batch_control": True}):
        with pytest.raises(IntegrityError, match="fixed_by"), transaction.atomic():
            Part.objects.filter(pk=oil.pk).update(**values)


def test_a_price_list_names_the_cell(shop: Shop, oil: Part) -> None:
    def read(unit: str) -> Any:
        sheet = f"配件编号,名称,单位,零售价,经销商价\n{oil.display_no},机油,{unit},12000,9000\n"
        return preview_content(sheet.encode(), oil.brand, shop.store.pk, TODAY)

    seen = read("桶")
    assert (seen.good_rows, seen.bad_rows) == (0, 1) and seen.errors[0].address == "C2"
    assert read("升").good_rows == 1


def test_drafts_and_orders_hold_it_and_the_free_may_change(shop: Shop) -> None:
    part = fluid(shop, "H3A 000 002", "防冻液")
    edit(shop, part, unit="drum")
    edit(shop, part, unit="litre")
    shop.depot.draft((part, "5", "10"))
    with pytest.raises(Refused, match=r"master\.used"):
        edit(shop, part, unit="drum")
    priced = fluid(shop, "H3A 000 003", "玻璃水")
    shop.price(priced, "80")
    with pytest.raises(Refused, match=r"master\.used"):
        edit(shop, priced, unit="drum")
    drafted = fluid(shop, "H3A 000 004", "机油")
    shop.depot.shelve(drafted, "9", "90")
    shop.price(drafted, "80")
    shop.draft((drafted, "2.5"))
    with pytest.raises(Refused, match=r"master\.used"):
        edit(shop, drafted, vat_code="service")
