"""A plan that was sent back is changed."""

from tests.marketing.conftest import BOSS, Market


def content(market: Market, **also: object) -> dict[str, object]:
    day = market.office.day
    return {
        "title": "双十二团购", "kind": "group_buy", "begins": day(5), "ends": day(6), "place": "店内展厅", "aim": "线索50批",
        "lines": [{"kind": "place", "planned": "10000"}],
        "tasks": [{"department": "service", "what": "准备检测工位", "due": day(4)}], **also,
    }  # fmt: skip


def test_a_plan_that_was_sent_back(market: Market) -> None:
    made = market.campaign("submitted")
    market.refused("campaign.not_planned", "edit_campaign", campaign=made.pk, **content(market))
    market.run("decide_campaign", BOSS, campaign=made.pk, agreed=False, reason="预算过高")
    market.run("edit_campaign", campaign=made.pk, **content(market))
    made.refresh_from_db()
    assert (made.title, made.budget, made.lines.count(), made.tasks.count()) == ("双十二团购", 10000, 1, 1)


def test_refusals(market: Market) -> None:
    made = market.campaign()
    twice = content(market)["tasks"] * 2  # type: ignore[operator]
    market.refused("campaign.task_twice", "edit_campaign", campaign=made.pk, **content(market, tasks=twice))
    market.refused("campaign.days", "edit_campaign", campaign=made.pk, **content(market, ends=market.office.day(4)))
    market.refused("not_allowed", "edit_campaign", "keeper", campaign=made.pk, **content(market))
    made.refresh_from_db()
    assert (made.title, made.lines.count()) == ("双十二试驾会", 2)


def test_who_read_an_older_plan_does_not_write_over_it(market: Market) -> None:
    made = market.campaign()
    market.refused("changed.meanwhile", "edit_campaign", campaign=made.pk, seen="0" * 32, **content(market))
