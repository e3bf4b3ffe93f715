"""Points by step; a weak step wants a measure."""

from decimal import Decimal as D

from chehang.carsales.models import MysteryVisit

from .dealer import Dealer


def test_mean_and_measure(dealer: Dealer) -> None:
    facts = {"on": dealer.day(), "consultant": dealer.id("sales_consultant"), "remark": "未主动邀约试驾"}
    scores = [{"step": "reception", "points": 90}, {"step": "drive", "points": 50}]
    dealer.refused("mystery.measure", "record_mystery_visit", "sales_manager", **facts, scores=scores)
    dealer.refused("mystery.twice", "record_mystery_visit", "sales_manager", **facts, scores=scores[:1] * 2)
    dealer.act("record_mystery_visit", "sales_manager", **facts, scores=scores, measure="晨会演练试驾邀约")
    assert MysteryVisit.objects.get().mean == D("0.7")
