"""The general manager decides, with a reason for a no."""

from tests.marketing.conftest import BOSS, Market


def test_sent_back_and_approved(market: Market) -> None:
    made = market.campaign("submitted")
    market.refused("campaign.reason", "decide_campaign", BOSS, campaign=made.pk, agreed=False)
    market.run("decide_campaign", BOSS, campaign=made.pk, agreed=False, reason="预算太高")
    made.refresh_from_db()
    assert made.state == "planned"
    market.refused("not_allowed", "decide_campaign", "keeper", campaign=made.pk, agreed=True)


def test_nobody_decides_on_his_own(market: Market) -> None:
    made = market.campaign("submitted")
    boss = market.office.who(BOSS).employee_id
    type(made).objects.filter(pk=made.pk).update(made_by_id=boss)
    market.refused("campaign.own", "decide_campaign", BOSS, campaign=made.pk, agreed=True)
