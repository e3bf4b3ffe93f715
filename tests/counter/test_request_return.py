"""A customer brings goods back."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chehang.catalogue.models import Part
from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.counter.models import SaleReturn, SaleReturnLine
from chehang.counter.returning import share
from tests.selling import Shop


def refused(shop: Shop, sale: Any, *lines: tuple[int, str], **also: Any) -> str:
    before = SaleReturn.objects.count()
    with pytest.raises(Refused) as caught:
        shop.ask_back(sale, *lines, **also)
    assert SaleReturn.objects.count() == before
    return caught.value.code


def test_the_keeper_is_called(shop: Shop) -> None:
    sale = shop.done((shop.goods(), "2"))
    made = shop.ask_back(sale, (1, "1"))
    assert (made.state, made.number[:2], made.lines.get().quantity) == ("requested", "TH", 1)
    assert InboxItem.objects.filter(post="keeper", subject_id=made.pk).count() == 1


def test_what_cannot_come_back(shop: Shop) -> None:
    part = shop.goods()
    sale = shop.sold((part, "2"))
    assert refused(shop, sale, (1, "1")) == "return.not_out"
    shop.pay(sale)
    shop.release(sale)
    assert refused(shop, sale, (2, "1")) == "return.no_line"
    assert refused(shop, sale, (1, "3")) == "return.too_many"
    assert refused(shop, sale, (1, "1"), lines=[{"line": 1, "quantity": "1"}] * 2) == "return.twice"
    Part.objects.update(returnable=False)
    assert refused(shop, sale, (1, "1")) == "return.excluded"


def test_seven_days_then_the_manager(shop: Shop) -> None:
    sale = shop.done((shop.goods(), "2"))
    shop.depot.clock.at += timedelta(days=7)
    Part.objects.update(return_deadline_days=3)
    assert refused(shop, sale, (1, "1")) == "return.late"
    Part.objects.update(return_deadline_days=None)
    shop.depot.clock.at += timedelta(seconds=1)
    assert refused(shop, sale, (1, "1")) == "return.late"
    assert shop.ask_back(sale, (1, "1"), post="parts_manager").pk


def test_one_open_return_of_a_sale(shop: Shop) -> None:
    sale = shop.done((shop.goods(), "2"))
    shop.ask_back(sale, (1, "1"))
    with pytest.raises(Refused):
        shop.ask_back(sale, (1, "1"))
    assert SaleReturn.objects.count() == 1


def test_the_database_keeps_the_request_within_bounds(shop: Shop) -> None:
    made = shop.ask_back(shop.done((shop.goods(), "2")), (1, "1"))
    for wrong in (
        lambda: SaleReturn.objects.update(inspected_by_id=made.made_by_id),
        lambda: SaleReturnLine.objects.update(accepted=2),
        lambda: SaleReturn.objects.update(state="x"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


def test_not_the_keeper(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        shop.ask_back(shop.done((shop.goods(), "2")), (1, "1"), post="keeper")


def test_shares_always_add_up() -> None:
    from decimal import Decimal as D

    for steps in ([1, 1, 1], [2, 1], [3]):
        before, sum_ = D(0), D(0)
        for step in steps:
            sum_ += share(D("100.00"), D(3), before, D(step))
            before += step
        assert sum_ == D("100.00")
