"""The maker grants a part: the store bears the rest; the money comes in once."""

from chehang.marketing.models import Campaign, CofundClaim
from tests.marketing.conftest import MANAGER, SPECIALIST, Market


def claimed(market: Market) -> CofundClaim:
    made = market.campaign("live")
    market.run("record_cost", campaign=made.pk, kind="place", actual="46800")
    market.run("settle_campaign", MANAGER, campaign=made.pk, eligible="40000", claim_note="申请表、发票")
    return CofundClaim.objects.get()


def test_a_part_is_granted(market: Market) -> None:
    claim = claimed(market)
    assert claim.amount == 20000
    market.refused("cofund.more", "answer_claim", MANAGER, claim=claim.pk, granted="20000.01", answer="同意")
    market.refused("not_allowed", "answer_claim", SPECIALIST, claim=claim.pk, granted="1", answer="同意")
    market.run("answer_claim", MANAGER, claim=claim.pk, granted="18000", answer="礼品不予补贴")
    made = Campaign.objects.get()
    assert (made.cofund, made.net) == (18000, 28800)


def test_nothing_is_granted(market: Market) -> None:
    claim = claimed(market)
    market.run("answer_claim", MANAGER, claim=claim.pk, answer="材料不全")
    claim.refresh_from_db()
    assert (claim.state, Campaign.objects.get().cofund) == ("refused", 0)
