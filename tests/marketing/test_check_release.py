"""Another person than the author says that facts and law are right."""

from tests.marketing.conftest import MANAGER, Market
from tests.marketing.releases import written


def test_not_by_the_author(market: Market) -> None:
    made = written(market, "checked")
    assert made.checked_by_id == market.office.who(MANAGER).employee_id
    mine = market.run(
        "draft_release", MANAGER, title="车展", text="本店参加十二月车展,欢迎莅临。", planned_on=market.office.day(3)
    ).id
    market.refused("release.own", "check_release", MANAGER, release=mine)
    market.refused("not_allowed", "check_release", "keeper", release=mine)
