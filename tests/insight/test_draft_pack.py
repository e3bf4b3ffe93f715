"""A report is drafted from the measures, once, by whom it belongs to."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.measures import measures
from chehang.core.models import Timer
from chehang.insight.packs.kinds import kinds
from chehang.insight.packs.models import ReportPack
from chehang.org.posts import POSTS
from tests.selling import Shop

from .packs import draft, sign


def test_its_lines_are_the_measures_of_the_period(shop: Shop) -> None:
    shop.done((shop.goods(), "2"))
    pack = draft(shop, period="2026-11")
    lines = {line.measure: line for line in pack.lines.all()}
    assert lines["counter.turnover"].value == measures()["counter.turnover"].unit_of.rounded(
        lines["counter.turnover"].value
    )
    assert lines["counter.profit"].value > 0 and lines["counter.profit"].before is None
    timer = Timer.objects.get(kind="insight.pack_due")
    assert (timer.post, timer.late_post, str(pack.due)) == ("parts_manager", "general_manager", "2026-12-05")


def test_a_draft_is_there_once_and_a_signed_one_gets_a_version(shop: Shop) -> None:
    first = draft(shop)
    with pytest.raises(Refused, match=r"pack\.drafted"):
        draft(shop)
    sign(shop, first)
    assert draft(shop).version == 2


@pytest.mark.parametrize(
    ("given", "code"),
    [({"kind": "x"}, "pack.unknown"), ({"period": "2026-Q3"}, "pack.period"), ({"period": "2027-01"}, "pack.period")],
)
def test_what_makes_no_report_is_refused(shop: Shop, given: dict, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        draft(shop, **given)
    assert refusal.value.code == code and not ReportPack.objects.exists()


def test_another_manager_does_not_draft_it(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        draft(shop, post="sales_manager")
    with pytest.raises(NotAllowed):
        draft(shop, post="parts_sales")


def test_the_packs_are_sound() -> None:
    for kind in kinds().values():
        assert kind.owner in POSTS and kind.names and len(set(kind.names)) == len(kind.names), kind.code
        assert kind.rhythm in ("day", "week", "month")
