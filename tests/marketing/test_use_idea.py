"""Where an adopted idea was used again stands beside it for ever."""

from tests.marketing.conftest import MANAGER, Market
from tests.marketing.test_pilot_idea import idea


def test_used_in_a_campaign_and_elsewhere(market: Market) -> None:
    made, campaign = idea(market), market.campaign("approved")
    used = {"idea": made.pk, "result": "线索23条"}
    market.refused("idea.not_adopted", "use_idea", campaign=campaign.pk, **used)
    market.run("judge_idea", MANAGER, idea=made.pk, adopted=True, verdict="同行月均80条")
    market.run("use_idea", campaign=campaign.pk, **used)
    market.refused("idea.used", "use_idea", campaign=campaign.pk, **used)
    market.refused("idea.where", "use_idea", **used)
    market.run("use_idea", place="二网门店", **used)
    assert made.uses.count() == 2
    market.refused("not_allowed", "use_idea", "keeper", place="二网门店", **used)
