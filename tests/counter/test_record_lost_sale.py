"""Demand that was not met is not forgotten."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed
from chehang.core.models import InboxItem
from chehang.counter.models import LostSale
from chehang.counter.operations.record_lost_sale import RecordLostSale, record_lost_sale
from tests.selling import Shop


def test_the_planner_hears_of_it(shop: Shop) -> None:
    shop.depot.run(record_lost_sale, RecordLostSale(part=shop.pads.pk, quantity="2"), "parts_sales")
    assert InboxItem.objects.filter(post="parts_planner").count() == 1
    with pytest.raises(IntegrityError, match="guard:counter_lostsale"), transaction.atomic():
        LostSale.objects.all().delete()


def test_a_matter_of_price_is_not_the_planners(shop: Shop) -> None:
    shop.depot.run(record_lost_sale, RecordLostSale(part=shop.pads.pk, quantity="1", reason="price"), "parts_sales")
    assert not InboxItem.objects.exists()
    with pytest.raises(NotAllowed):
        shop.depot.run(record_lost_sale, RecordLostSale(part=shop.pads.pk, quantity="1"), "keeper")
