"""The general manager answers, but not to himself."""

from tests.marketing.conftest import BOSS, Market
from tests.marketing.test_plan_research import REPORT, planned


def test_the_answer_stands_beside_the_findings(market: Market) -> None:
    made = planned(market)
    market.refused("state.wrong", "answer_research", BOSS, research=made.pk, answer="同意")
    market.run("report_research", research=made.pk, **REPORT)
    market.refused("not_allowed", "answer_research", research=made.pk, answer="同意")
    market.run("answer_research", BOSS, research=made.pk, answer="下月起执行")
    made.refresh_from_db()
    assert (made.state, made.answer) == ("answered", "下月起执行")


def test_nobody_answers_his_own(market: Market) -> None:
    made = planned(market, owner=market.office.who(BOSS).employee_id)
    market.run("report_research", research=made.pk, **REPORT)
    market.refused("research.own", "answer_research", BOSS, research=made.pk, answer="同意")
