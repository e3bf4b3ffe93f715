"""Gifts are brought to an approved campaign; the same again adds up."""

from tests.marketing.conftest import Market
from tests.marketing.gifts import gift


def test_the_same_again_adds_up(market: Market) -> None:
    made = market.campaign("approved")
    gift(market, made, 20)
    assert gift(market, made, 5).brought == 25
    market.run("bring_gifts", campaign=made.pk, gift="保温杯", pieces=-5)
    assert made.gifts.get().brought == 20


def test_refusals(market: Market) -> None:
    planned = market.campaign()
    market.refused("campaign.not_live", "bring_gifts", campaign=planned.pk, gift="保温杯", pieces=1)
    approved = market.campaign("approved")
    market.refused("gift.fewer", "bring_gifts", campaign=approved.pk, gift="保温杯", pieces=0)
    market.refused("not_allowed", "bring_gifts", "keeper", campaign=approved.pk, gift="保温杯", pieces=1)
