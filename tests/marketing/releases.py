"""Short ways to a release."""

from chehang.marketing.models import Release
from tests.marketing.conftest import BOSS, MANAGER, Market


def written(market: Market, state: str = "draft") -> Release:
    day = market.office.day(7)
    made = Release.objects.get(
        pk=market.run("draft_release", title="十年老店", text="本店开业十周年,感谢新老客户支持。", planned_on=day).id
    )
    if state != "draft":
        market.run("check_release", MANAGER, release=made.pk)
    if state == "approved":
        market.run("decide_release", BOSS, release=made.pk, agreed=True)
    made.refresh_from_db()
    return made
