"""The three departments are told, once."""

from chehang.core.models import InboxItem
from tests.marketing.conftest import Market
from tests.marketing.policies import asked


def test_they_are_told(market: Market) -> None:
    policy = asked(market)
    policy.refresh_from_db()
    assert (policy.state, policy.asked_on) == ("comments", market.office.day())
    assert InboxItem.objects.filter(link=f"/marketing/policies/{policy.pk}/").count() == 3
    market.refused("state.wrong", "ask_comments", policy=policy.pk)
    market.refused("not_allowed", "ask_comments", "keeper", policy=policy.pk)
