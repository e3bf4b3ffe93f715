"""The quota shared out by brand or class of goods: an order keeps to the share of what it brings."""

from datetime import timedelta
from decimal import Decimal as D
from typing import Any

import pytest

from chehang.catalogue.models import Brand
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.purchasing.models import Order, QuotaShare
from chehang.purchasing.operations.review_order import ReviewOrder, review_order
from chehang.purchasing.operations.share_quota import ShareQuota, share_quota
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from chehang.purchasing.shares import taken
from tests.goods import TODAY, Depot

from .test_ask_temporary_quota import base


def share(depot: Depot, amount: str | None = "300", post: str = "finance_manager", **also: Any) -> QuotaShare:
    told = {"brand": depot.brand.pk, "amount": amount, "valid_from": TODAY, "reason": "按品牌控制", **also}
    return QuotaShare.objects.get(pk=depot.run(share_quota, ShareQuota.model_validate(told), post).id)


def test_an_order_keeps_to_the_share_of_its_brand(depot: Depot) -> None:
    base(depot)
    share(depot)
    part = depot.part()
    depot.shelve(part, "1", "100")
    pk = depot.draft((part, "3", "100"))
    depot.run(submit_order, SubmitOrder(order=pk), "parts_planner")
    with pytest.raises(Refused, match=r"quota\.share_exceeded"):
        depot.run(review_order, ReviewOrder(order=pk), "parts_manager")
    assert Order.objects.get().state == "submitted"
    (state,) = taken(depot.who("parts_planner"), TODAY).values()
    assert (state.stock, state.on_order, state.proposed, state.free) == (100, 0, 300, 200)
    share(depot, None)
    depot.run(review_order, ReviewOrder(order=pk), "parts_manager")


def test_the_shares_of_a_kind_stay_within_the_quota(depot: Depot) -> None:
    base(depot)
    share(depot, "700")
    other = Brand.objects.create(code="OTH", name="另一品牌")
    with pytest.raises(Refused, match=r"share\.too_much"):
        share(depot, "400", brand=other.pk)
    share(depot, "300", brand=other.pk)
    assert sum((x.amount or D(0) for x in QuotaShare.objects.all()), D(0)) == 1000


@pytest.mark.parametrize(
    ("also", "error", "code"),
    [
        ({"brand": None}, Refused, r"share\.one"),
        ({"category": 1}, Refused, r"share\.one"),
        ({"valid_from": TODAY - timedelta(days=1)}, Refused, r"quota\.past"),
        ({"brand": 99999}, NotFound, r"not_found"),
    ],
)
def test_what_cannot_be(depot: Depot, also: dict[str, Any], error: type[Exception], code: str) -> None:
    base(depot)
    with pytest.raises(error, match=code):
        share(depot, **also)
    assert not QuotaShare.objects.exists()


def test_a_planner_does_not_share_out(depot: Depot) -> None:
    with pytest.raises(NotAllowed):
        share(depot, post="parts_planner")
