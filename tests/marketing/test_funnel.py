"""The funnel by source, model and week; rivals' prices beside ours."""

from decimal import Decimal

from chehang.carsales.models import RivalNote
from chehang.marketing.funnel import ladder, stages
from tests.marketing.conftest import MANAGER, Market
from tests.marketing.dealer import lead, ordered


def test_each_stage_by_source_model_and_week(market: Market) -> None:
    day, actor = market.office.day, market.office.who(MANAGER)
    ordered(market, lead(market, 1, wanted="泓川X5", touched_on=day(0), came_on=day(0)), gross=9800)
    lead(market, 2, wanted="泓川X5", touched_on=day(0), invited_for=day(1))
    lead(market, 3, wanted="泓川H5", source="phone", registered_on=day(-7))
    lead(market, 4, registered_on=day(-91))
    by = {s.name: s for s in stages(actor, day(-90), "wanted")}
    one = by["泓川X5"]
    assert (one.leads, one.valid, one.invited, one.came, one.quoted, one.ordered, one.delivered) == (
        2,
        2,
        2,
        1,
        1,
        1,
        0,
    )
    assert one.won == Decimal("0.5") and by["泓川H5"].valid == 0
    weeks = stages(actor, day(-90), "week")
    assert [(s.name, s.leads) for s in weeks] == [(day(0).isoformat(), 2), (day(-7).isoformat(), 1)]
    assert {s.leads for s in stages(actor, day(-90))} == {1, 2}


def test_a_rival_of_another_class_is_no_rung(market: Market) -> None:
    ordered(market, lead(market, 1))  # 113,000 with VAT
    note = {"store": market.office.store, "on": market.office.day(-1), "kind": "price", "content": "降价", "source": "走访", "impact": "M", "made_by_id": 1, "made_by_name": "林悦"}  # fmt: skip
    RivalNote.objects.create(brand="长风", car="S5", price=101700, **note)
    RivalNote.objects.create(brand="云岭", car="大七座", price=300000, **note)
    (one,) = ladder(market.office.who(MANAGER))
    assert (one.brand, one.ours, one.theirs, one.distance) == ("长风", 113000, 101700, Decimal("-0.1"))
