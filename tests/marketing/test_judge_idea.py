"""The verdict stands with its figures."""

from tests.marketing.conftest import MANAGER, Market


def test_adopted_once(market: Market) -> None:
    idea = market.run("add_idea", title="直播探店", source="同行", content="每晚直播", change="改为周末").id
    market.refused("idea.no_pilot", "judge_idea", MANAGER, idea=idea, adopted=True, verdict="推广", result="线索40条")
    market.refused("not_allowed", "judge_idea", idea=idea, adopted=True, verdict="试点线索40条")
    market.run("judge_idea", MANAGER, idea=idea, adopted=True, verdict="试点线索40条")
    market.refused("state.wrong", "judge_idea", MANAGER, idea=idea, adopted=False, verdict="放弃")
