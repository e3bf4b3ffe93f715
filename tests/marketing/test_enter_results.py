"""Numbers that cannot be are refused, by the act and by the database."""

import pytest
from django.db import IntegrityError, transaction

from chehang.marketing.models import Placement
from tests.marketing.conftest import Market

RIGHT = {
    "proof": "截图 0912",
    "impressions": 100000,
    "clicks": 2000,
    "leads": 60,
    "valid": 40,
    "visits": 12,
    "orders": 3,
}


def test_the_funnel(market: Market) -> None:
    data = {"medium": "汽车之家", "kind": "portal", "week": market.office.day(0), "cost": "8000"}
    pk = market.run("plan_placement", **data).id
    market.refused("placement.impossible", "enter_results", placement=pk, **RIGHT | {"clicks": 100001})
    market.refused("placement.impossible", "enter_results", placement=pk, **RIGHT | {"orders": 41})
    market.refused("placement.impossible", "enter_results", placement=pk, **RIGHT | {"visits": 61})
    early = market.run("plan_placement", **data | {"week": market.office.day(7)}).id
    market.refused("placement.early", "enter_results", placement=early, **RIGHT)
    market.refused("not_allowed", "enter_results", "keeper", placement=pk, **RIGHT)
    market.run("enter_results", placement=pk, **RIGHT)
    with pytest.raises(IntegrityError, match="placement_funnel"), transaction.atomic():
        Placement.objects.filter(pk=pk).update(leads=3000)
