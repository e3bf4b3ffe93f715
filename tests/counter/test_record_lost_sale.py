"""Demand that was not met is not forgotten."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, NotFound
from chehang.core.models import InboxItem
from chehang.counter.models import LostSale
from chehang.counter.operations.record_lost_sale import RecordLostSale, record_lost_sale
from tests.selling import Shop


def test_the_planner_hears_of_an_empty_shelf(shop: Shop) -> None:
    part = shop.depot.part()
    for reason in ("no_stock", "price"):
        cmd = RecordLostSale.model_validate({"part": part.pk, "quantity": "2", "reason": reason})
        shop.run(record_lost_sale, cmd)
    assert [x.quantity for x in LostSale.objects.all()] == [2, 2]
    assert InboxItem.objects.get().post == "parts_planner"


def test_refusals(shop: Shop) -> None:
    cmd = RecordLostSale.model_validate({"part": 999999, "quantity": "2"})
    with pytest.raises(NotFound):
        shop.run(record_lost_sale, cmd)
    with pytest.raises(NotAllowed):
        shop.run(record_lost_sale, cmd, "cashier")
    assert not LostSale.objects.exists()


def test_it_stays(shop: Shop) -> None:
    shop.run(record_lost_sale, RecordLostSale.model_validate({"part": shop.depot.part().pk, "quantity": "2"}))
    with pytest.raises(IntegrityError), transaction.atomic():
        LostSale.objects.all().delete()
