"""A text waits to be checked."""

from tests.marketing.conftest import Market
from tests.marketing.releases import written


def test_it_is_a_draft(market: Market) -> None:
    assert written(market).state == "draft"
    market.refused(
        "not_allowed",
        "draft_release",
        "keeper",
        title="x",
        text="本店开业十周年,感谢支持",
        planned_on=market.office.day(3),
    )
