"""The figures a store plans with count from their day."""

from datetime import timedelta
from decimal import Decimal as D
from typing import Any

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.replenishment.models import PlanSettings
from chehang.replenishment.operations.set_figures import SetFigures

from .conftest import Planner


def test_dear_orders_are_larger(planner: Planner) -> None:
    def order() -> D:
        return planner.run().lines.get(part=planner.wiper).order_qty

    before = order()
    planner.figures(order_cost="60")
    assert order() > before
    assert ["settings_of", {"day": "2026-11-23", "cost": "60.00", "factor": 3}] in planner.run().notes


def test_dear_shortages_are_avoided(planner: Planner) -> None:
    planner.figures(loss_factor=1)
    before = planner.run()
    planner.figures(loss_factor=10)
    after = planner.run()
    assert after.highest_value > before.highest_value and after.line_fill > before.line_fill
    assert after.lines.get(part=planner.wiper).why["loss"] == 10 * before.lines.get(part=planner.wiper).why["loss"]


def test_a_plan_names_the_figures_it_takes_instead(planner: Planner) -> None:
    assert ["settings", {}] in planner.run().notes


def test_figures_of_tomorrow_do_not_count_today(planner: Planner) -> None:
    planner.figures(order_cost="60", valid_from=planner.depot.clock.today() + timedelta(days=1))
    assert ["settings", {}] in planner.run().notes


def test_the_latest_of_a_day_counts(planner: Planner) -> None:
    planner.figures(order_cost="60")
    planner.figures(order_cost="10")
    assert ["settings_of", {"day": "2026-11-23", "cost": "10.00", "factor": 3}] in planner.run().notes


def test_the_past_is_not_changed(planner: Planner) -> None:
    with pytest.raises(Refused, match=r"figures\.past"):
        planner.figures(valid_from=planner.depot.clock.today() - timedelta(days=1))
    assert not PlanSettings.objects.exists()


def test_the_planner_does_not_set_them(planner: Planner) -> None:
    with pytest.raises(NotAllowed):
        planner.figures(post="parts_planner")


@pytest.mark.parametrize(
    "also", [{"holding_rate": "0"}, {"loss_share": "1.1"}, {"order_cost": "-1"}, {"reason": ""}, {"loss_factor": 0}]
)
def test_impossible_figures_do_not_get_in(planner: Planner, also: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(also))):
        SetFigures.model_validate({"reason": "x", **also})
