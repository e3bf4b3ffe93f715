"""A scenario: what is assumed stands, what is made from it follows, the rest stays; refused is what makes no sense."""

from decimal import Decimal as D
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.measures import Span, measures, read
from chehang.counter.operations.record_lost_sale import RecordLostSale, record_lost_sale
from chehang.insight.scenarios.models import Assumption, Scenario
from chehang.insight.scenarios.reckoning import Line, reckon
from tests.goods import TODAY
from tests.selling import Shop

from .strategies import run

MONTH = Span.of("month", TODAY)


def written(shop: Shop, *assumed: dict[str, Any], post: str = "general_manager", **also: Any) -> Scenario:
    data = {"title": "配件销量增加一成", "period": "2026-11", "assumptions": list(assumed), **also}
    return Scenario.objects.get(pk=run(shop, "write_scenario", post, **data).id)


def sheet(shop: Shop, scenario: Scenario) -> dict[str, Line]:
    who = shop.depot.who("general_manager")
    return {line.measure.name: line for line in reckon(scenario.assumptions.all(), who, MONTH, TODAY)}


@pytest.fixture
def sold(shop: Shop) -> Shop:
    """Ten filters at 267.50, two out: issued 535, left 2,140 = 4 months. One line filled, one lost: filled at once 50 %."""
    part = shop.goods()
    shop.done((part, "2"))
    shop.run(record_lost_sale, RecordLostSale.model_validate({"part": part.pk, "quantity": "5", "reason": "no_stock"}))
    return shop


def test_what_follows_is_reckoned_from_what_is_assumed(sold: Shop) -> None:
    """A quarter less stock: 1,605 ÷ 535 = 3 months. Nothing lost: one of one line filled; the loss rate follows through it."""
    less, none = {"measure": "stock.value", "percent": "-25"}, {"measure": "counter.lost_lines", "value": "0"}
    found = sheet(sold, written(sold, less, none))
    assert (found["stock.value"].base, found["stock.value"].then) == (D(2140), D(1605))
    months, filled, lost = (found[n] for n in ("stock.to_issues", "counter.first_fill", "counter.lost_rate"))
    assert (months.base, months.then, months.change, months.assumption) == (D(4), D(3), D(-1), None)
    assert (filled.base, filled.then) == (D("0.5"), D(1)) and (lost.base, lost.then) == (D("0.5"), D(0))
    assert "counter.margin" not in found, "nothing of it is assumed"


def test_nothing_changes_under_no_change(sold: Shop) -> None:
    for line in sheet(sold, written(sold, {"measure": "stock.value", "percent": "0"})).values():
        assert line.then == line.base, line.measure.name


def test_a_mean_of_moments_moves_with_its_measure(sold: Shop) -> None:
    """Half the stock all the time: twice the turns."""
    was = read(measures()["stock.turns"], sold.depot.who("general_manager"), MONTH, TODAY).value
    half = sheet(sold, written(sold, {"measure": "stock.value", "percent": "-50"}))
    assert was and half["stock.turns"].then == 2 * was


def test_the_page(sold: Shop, enter) -> None:
    scenario = written(sold, {"measure": "stock.value", "percent": "-25"})
    page = enter(sold.depot.who("general_manager")).get(f"/insight/scenarios/{scenario.pk}/sheet/").content.decode()
    assert "1,605.00" in page and "-25" in page and "/measures/stock.to_issues/?span=2026-11" in page
    assert enter(sold.depot.who("parts_sales")).get(f"/insight/scenarios/{scenario.pk}/sheet/").status_code == 403


@pytest.mark.parametrize(
    ("lines", "also", "code"),
    [
        ([{"measure": "counter.sold", "percent": "1"}], {"period": "2027-05"}, "scenario.period"),
        ([{"measure": "counter.sold", "percent": "1"}] * 2, {}, "scenario.twice"),
        ([{"measure": "counter.sold"}], {}, "scenario.one_way"),
        ([{"measure": "counter.sold", "percent": "1", "value": "2"}], {}, "scenario.one_way"),
        ([{"measure": "counter.sold", "percent": "-101"}], {}, "scenario.below_nothing"),
        ([{"measure": "counter.nothing", "percent": "1"}], {}, "measure.unknown"),
    ],
)
def test_what_makes_no_sense_is_refused(shop: Shop, lines: list[Any], also: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        written(shop, *lines, **also)
    assert refusal.value.code == code and not Scenario.objects.exists()


def test_nobody_assumes_what_he_does_not_see_and_a_seller_nothing(shop: Shop) -> None:
    with pytest.raises(Refused, match=r"scenario\.not_yours"):
        written(shop, {"measure": "finance.cash", "percent": "1"}, post="marketing_manager")
    with pytest.raises(NotAllowed):
        written(shop, {"measure": "counter.sold", "percent": "1"}, post="parts_sales")


def test_what_was_assumed_stays(shop: Shop) -> None:
    scenario = written(shop, {"measure": "counter.sold", "percent": "1"})
    for change in (
        lambda: Scenario.objects.filter(pk=scenario.pk).update(title="x"),
        lambda: Assumption.objects.filter(scenario=scenario).delete(),
    ):
        with pytest.raises(IntegrityError, match="guard:insight_"), transaction.atomic():
            change()


def test_a_strategy_of_another_store_is_unknown(shop: Shop) -> None:
    with pytest.raises(NotFound):
        written(shop, {"measure": "counter.sold", "percent": "1"}, strategy=999)
