"""A survey that does not take place leaves the calendar."""

from chehang.marketing.seasons import year_of
from tests.marketing.conftest import BOSS, MANAGER, Market
from tests.marketing.test_plan_research import REPORT, planned


def test_dropped(market: Market) -> None:
    made = planned(market)
    market.refused("not_allowed", "drop_research", research=made.pk, reason="合并")
    market.run("drop_research", MANAGER, research=made.pk, reason="与厂家调研合并")
    assert year_of(market.office.who(BOSS), 2026)[10].activities == []
    market.refused("state.wrong", "report_research", research=made.pk, **REPORT)
