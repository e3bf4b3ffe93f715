"""A campaign is called off with its costs."""

from chehang.work.models import Task
from tests.marketing.conftest import MANAGER, Market


def test_called_off(market: Market) -> None:
    asked = {"department": "sales", "what": "电话邀约", "due": market.office.day(3)}
    made = market.campaign("live", tasks=[asked])
    market.run("record_cost", campaign=made.pk, kind="place", actual="5000")
    market.refused("not_allowed", "cancel_campaign", campaign=made.pk, reason="台风")
    market.run("cancel_campaign", MANAGER, campaign=made.pk, reason="台风")
    made.refresh_from_db()
    assert (made.state, made.actual) == ("cancelled", 5000)
    assert Task.objects.get().state == "cancelled"
