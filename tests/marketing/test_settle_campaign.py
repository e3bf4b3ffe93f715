"""What it brought, and what the maker bears: 40,000 eligible at 50 % of 46,800."""

from chehang.core.models import Timer
from tests.marketing.conftest import MANAGER, SPECIALIST, Market


def test_the_event_of_the_book(market: Market) -> None:
    made = market.campaign("live")
    market.run("record_cost", campaign=made.pk, kind="place", actual="18000")
    market.run("record_cost", campaign=made.pk, kind="media", actual="28800")
    data = {"campaign": made.pk, "other_gross": "77400", "eligible": "40000"}
    market.refused("campaign.claim_papers", "settle_campaign", MANAGER, **data)
    market.refused("campaign.eligible", "settle_campaign", MANAGER, **data | {"eligible": "46801"})
    market.refused("not_allowed", "settle_campaign", SPECIALIST, **data)
    market.run("settle_campaign", MANAGER, **data, claim_note="申请表、方案、签到表、照片、发票")
    made.refresh_from_db()
    assert (made.cofund, made.net) == (20000, 26800)
    timer = Timer.objects.get(subject="marketing.Campaign", subject_id=made.pk)
    assert (timer.due_at - market.office.clock.now()).days == 7


def test_a_late_claim_is_lost(market: Market) -> None:
    made = market.campaign("live")
    market.run("record_cost", campaign=made.pk, kind="place", actual="18000")
    market.office.pass_time(days=21)
    data = {"campaign": made.pk, "eligible": "10000"}
    market.refused("campaign.claim_late", "settle_campaign", MANAGER, **data)
    assert market.run("settle_campaign", MANAGER, **data, claim_note="发票晚到").cofund == "0"
