"""A season is planned."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import Campaign

from .yard import booked


def facts(yard) -> dict:
    today = yard.shop.depot.clock.today()
    return {"title": "冬季关怀", "offer": "免费检测 32 项", "begins": today, "ends": today + timedelta(days=30),
            "target_cars": 60, "target_output": "60000"}  # fmt: skip


def test_planned_begun_named_over(yard) -> None:
    data = facts(yard)
    with pytest.raises(NotAllowed):
        yard.run("plan_campaign", "service_advisor", **data)
    with pytest.raises(Refused, match=r"campaign\.days"):
        yard.run("plan_campaign", "service_manager", **(data | {"ends": data["begins"] - timedelta(days=1)}))
    made = Campaign.objects.get(pk=yard.run("plan_campaign", "service_manager", **data).id)
    with pytest.raises(Refused):
        booked(yard, campaign=made.pk)
    yard.run("start_campaign", "general_manager", campaign=made.pk)
    assert booked(yard, campaign=made.pk).campaign == made
