"""The last contact follows; after sixty days without one the desk says so."""

from chehang.core.desk import waiting_for
from tests.marketing.conftest import MANAGER, Market
from tests.marketing.test_add_partner import DATA


def test_the_desk_rings_after_sixty_days(market: Market) -> None:
    partner = market.run("add_partner", **DATA).id
    boss, clock = market.office.who(MANAGER), market.office.clock

    def rings() -> bool:
        return any(w.url == f"/marketing/partners/{partner}/" for w in waiting_for(boss, clock))

    market.office.pass_time(days=61)
    assert rings()
    market.run("meet_partner", partner=partner, words="提供新车试驾,约稿一篇")
    assert not rings()
    market.refused("not_allowed", "meet_partner", "keeper", partner=partner, words="约稿")
