"""What was found goes to the general manager."""

from tests.marketing.conftest import Market
from tests.marketing.test_plan_research import REPORT, planned


def test_reported_once_it_has_begun(market: Market) -> None:
    early = planned(market, begins=market.office.day(3))
    market.refused("research.early", "report_research", research=early.pk, **REPORT)
    market.refused("not_allowed", "report_research", "keeper", research=early.pk, **REPORT)
    market.office.pass_time(days=3)
    market.run("report_research", research=early.pk, **REPORT)
    early.refresh_from_db()
    assert (early.state, early.sample, early.reported_on) == ("reported", 42, market.office.clock.today())
    market.refused("state.wrong", "report_research", research=early.pk, **REPORT)
