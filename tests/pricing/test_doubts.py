"""A selling price far from the list price is asked about."""

from datetime import date
from decimal import Decimal as D

import pytest

from chehang.catalogue.models import PriceListEntry
from chehang.core.doubts import Doubtful
from chehang.pricing.models import SellingPrice
from chehang.pricing.operations.set_price import SetPrice, set_price
from tests.selling import Shop


@pytest.mark.parametrize(
    ("price", "asked"), [("458", False), ("229", False), ("916", False), ("45.8", True), ("4580", True)]
)
def test_a_price_far_from_the_list(shop: Shop, price: str, asked: bool) -> None:
    part = shop.depot.part()
    PriceListEntry.objects.create(
        store=shop.store, part=part, valid_from=date(2026, 1, 1), list_inc=D(458), net_inc=D("302.28")
    )
    cmd = SetPrice.model_validate({"part": part.pk, "price_inc": price, "reason": "新价"})
    marks: list[str] = []
    if asked:
        with pytest.raises(Doubtful) as caught:
            shop.run(set_price, cmd, "parts_manager")
        assert [d.code for d in caught.value.doubts] == ["price.odd"] and not SellingPrice.objects.exists()
        marks = [d.mark for d in caught.value.doubts]
    shop.run(set_price, cmd, "parts_manager", confirmed=marks)
    assert SellingPrice.objects.count() == 1
