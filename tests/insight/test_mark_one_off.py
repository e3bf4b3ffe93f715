"""A row that will not come again is told apart when it is asked why, and the measure stays what it is."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.measures import Span, measures, read
from chehang.core.screens import screens
from chehang.counter.models import SaleLine
from chehang.insight.models import OneOff
from chehang.insight.operations.set_target import SetTarget, set_target
from chehang.insight.why.explaining import explain
from tests.selling import Shop

from .strategies import run

THEN, NOW = Span.read("2026-10"), Span.read("2026-11")


@pytest.fixture
def two_months(shop: Shop) -> Shop:
    """Two filters in October; three, and once five more, in November."""
    shop.depot.clock.at = datetime(2026, 10, 20, 2, tzinfo=UTC)
    filters = shop.goods()
    shop.done((filters, "2"))
    shop.depot.clock.at += timedelta(days=30)
    shop.done((filters, "3"))
    shop.done((filters, "5"))
    return shop


def mark(shop: Shop, post: str = "general_manager", **also: object) -> object:
    row = SaleLine.objects.get(quantity=5).pk
    return run(shop, "mark_one_off", post, **{"measure": "counter.profit", "row": row, "reason": "团购一次", **also})


def test_it_is_a_leaf_of_its_own_and_all_adds_up(two_months: Shop) -> None:
    boss, today, measure = (
        two_months.depot.who("general_manager"),
        two_months.depot.clock.today(),
        measures()["counter.profit"],
    )
    before = read(measure, boss, NOW, today).value
    plain = explain(measure, boss, THEN, NOW, today, measure.by[3])
    assert plain.split is not None and "one_offs" not in plain.split.factors and "cost" in plain.split.factors
    mark(two_months)
    found = explain(measure, boss, THEN, NOW, today, measure.by[3])
    assert found.split is not None and found.split.factors[-1] == "one_offs"
    five = SaleLine.objects.get(quantity=5)
    assert found.split.of_factor(len(found.split.factors) - 1) == five.amount_ex - five.cost
    assert sum((x for leaf in found.split.leaves.values() for x in leaf), D(0)) == found.change == plain.change
    assert read(measure, boss, NOW, today).value == before, "the measure itself is what it was"
    mark(two_months, once=False, reason="又来了一单")
    assert OneOff.objects.count() == 2
    again = explain(measure, boss, THEN, NOW, today, measure.by[3])
    assert again.split == plain.split


def test_the_rows_offer_it_and_the_why_page_shows_it(two_months: Shop, enter) -> None:
    mark(two_months)
    client = enter(two_months.depot.who("general_manager"))
    assert "mark_one_off" in client.get("/measures/counter.profit/?span=2026-11").content.decode()
    assert "一次性因素" in client.get("/measures/counter.profit/why/?span=2026-11&whole=1").content.decode()
    assert "团购一次" in client.get(screens()["insight.one_offs"].url).content.decode()


def test_refusals_leave_nothing(two_months: Shop) -> None:
    for also, code in (({"measure": "counter.margin"}, "one_off.no_sum"), ({"measure": "counter.turnover"}, "one_off.no_sum"),
                       ({"once": False}, "one_off.same"), ({"measure": "no.such"}, "measure.unknown")):  # fmt: skip
        with pytest.raises(Refused) as no:
            mark(two_months, **also)
        assert no.value.code == code
    with pytest.raises(NotFound):
        mark(two_months, row=10**9)
    with pytest.raises(NotAllowed):
        mark(two_months, post="keeper")
    with pytest.raises(NotAllowed):
        mark(two_months, post="sales_manager")  # he does not see the margin of parts
    assert not OneOff.objects.exists()


def test_against_the_target_the_leaves_add_up_too(two_months: Shop, enter) -> None:
    """Agreed are 1,000: laid out as October was, so that only the volume of it is another."""
    agreed = {"measure": "counter.sold_ex", "period": "2026-11", "target": "1000", "reason": "年度目标"}
    two_months.run(set_target, SetTarget.model_validate(agreed), "general_manager")
    boss, today, measure = (
        two_months.depot.who("general_manager"),
        two_months.depot.clock.today(),
        measures()["counter.sold_ex"],
    )
    for by in (None, *measure.by):
        found = explain(measure, boss, THEN, NOW, today, by, D(1000))
        assert found.split is not None and found.change is not None
        assert (
            sum((x for leaf in found.split.leaves.values() for x in leaf), D(0))
            == found.change
            == found.now.value - 1000
        )
        assert "calendar" not in found.split.factors
    page = enter(boss).get("/measures/counter.sold_ex/why/?span=2026-11&with=target").content.decode()
    assert "1,000.00" in page and "目标" in page
    empty = explain(measures()["workshop.first_right"], boss, THEN, NOW, today, None, D("0.1"))
    assert empty.change is None and empty.why_not, "no data is no nought"
