"""An idea is tried with a place, a figure, a cost and a last day; then it is judged by what the trial brought."""

from chehang.marketing.desk import pilots_wait
from chehang.marketing.models import Idea
from tests.marketing.conftest import MANAGER, Market

PILOT = {"place": "江东店", "measure": "单条线索成本", "cost": "2000"}


def idea(market: Market) -> Idea:
    data = {"title": "直播探店", "source": "同行", "content": "每晚直播", "change": "改为周末"}
    return Idea.objects.get(pk=market.run("add_idea", **data).id)


def test_tried_and_judged_by_figures(market: Market) -> None:
    made, day = idea(market), market.office.day
    market.refused("idea.pilot_over", "pilot_idea", MANAGER, idea=made.pk, until=day(-1), **PILOT)
    market.refused("not_allowed", "pilot_idea", idea=made.pk, until=day(7), **PILOT)
    market.run("pilot_idea", MANAGER, idea=made.pk, until=day(7), **PILOT)
    market.refused("state.wrong", "pilot_idea", MANAGER, idea=made.pk, until=day(7), **PILOT)
    market.refused(
        "idea.pilot_result", "judge_idea", MANAGER, idea=made.pk, adopted=True, verdict="推广", result="不错"
    )
    market.office.pass_time(days=8)
    assert any("直播探店" in w.title for w in pilots_wait(market.office.who(MANAGER), market.office.clock))
    facts = {"adopted": True, "result": "线索41条,单条72元", "verdict": "比均值低三成,推广"}
    market.run("judge_idea", MANAGER, idea=made.pk, **facts)
    made.refresh_from_db()
    assert (made.state, made.pilot_result) == ("adopted", "线索41条,单条72元")
