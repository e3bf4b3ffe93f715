"""Rules beside the plan: must be there, never be there, counts for more, has only so much room."""

from decimal import Decimal as D
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.org.models import Store
from chehang.replenishment.models import PlanRule
from chehang.replenishment.operations.set_rule import SetRule, set_rule

from .conftest import Planner


def test_a_must_stock_part_is_there_whoever_asks(planner: Planner) -> None:
    fuse = planner.depot.part("H3A 937 132", "保险丝")
    planner.depot.shelve(fuse, "1", "10.00")
    assert planner.run().lines.get(part=fuse).max < 50
    planner.rule(fuse, least="50")
    line = planner.run().lines.get(part=fuse)
    assert (line.max, line.reason, line.basis["must"]) == (50, "must", 50)


def test_a_never_stock_part_is_not_ordered(planner: Planner) -> None:
    planner.rule(planner.wiper, "never", barred="ordered")
    line = planner.run().lines.get(part=planner.wiper)
    assert (line.max, line.order_qty, line.reason) == (0, 0, "never")


def test_a_bin_holds_only_so_many(planner: Planner) -> None:
    before = planner.run().lines.get(part=planner.wiper).max
    assert before > 1
    planner.rule(planner.wiper, "normal", room="1")
    line = planner.run().lines.get(part=planner.wiper)
    assert (line.max, line.reason, line.basis["room"]) == (1, "space", 1)


def test_weight_counts_under_the_critical_objective_only(planner: Planner) -> None:
    planner.quota("2000")
    planner.rule(planner.wiper, "normal", weight=50)
    plain, critical = (planner.run(objective=aim).lines.get(part=planner.wiper) for aim in ("line", "critical"))
    assert critical.basis["weight"] == 50 and critical.max >= plain.max


def test_a_quota_below_the_must_stock_list_is_refused(planner: Planner) -> None:
    planner.quota("1000")
    planner.rule(planner.pads, least="10")
    with pytest.raises(Refused, match=r"plan\.quota"):
        planner.run()


def test_a_new_rule_takes_the_place_of_the_old_one(planner: Planner) -> None:
    planner.rule(planner.pads, least="3")
    planner.rule(planner.pads, "never", barred="barred")
    kinds = list(PlanRule.objects.order_by("id").values_list("kind", "dropped_at"))
    assert [k for k, _at in kinds] == ["must", "never"] and kinds[0][1] and kinds[1][1] is None


@pytest.mark.parametrize(
    ("also", "code", "field"),
    [
        ({}, "rule.how_many", "least"),
        ({"kind": "never"}, "rule.why", "barred"),
        ({"kind": "never", "barred": "barred", "least": "1"}, "rule.least", "least"),
        ({"least": "1", "barred": "barred"}, "rule.barred", "barred"),
        ({"least": "5", "room": "4"}, "rule.room", "least"),
        ({"kind": "normal"}, "rule.nothing", "weight"),
    ],
)
def test_what_contradicts_itself_is_refused(planner: Planner, also: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(Refused) as caught:
        planner.rule(planner.pads, **({"kind": "must"} | also))
    assert (caught.value.code, caught.value.field) == (code, field)
    assert not PlanRule.objects.exists()


@pytest.mark.parametrize("also", [{"least": "-1"}, {"least": "NaN"}, {"weight": 0}, {"room": "0"}, {"kind": "maybe"}])
def test_impossible_figures_do_not_get_in(planner: Planner, also: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(also))):
        SetRule.model_validate({"part": planner.pads.pk, "kind": "must", "least": "1", **also})


def test_who_may(planner: Planner, other_store: Store) -> None:
    with pytest.raises(NotAllowed):
        planner.rule(planner.pads, post="parts_sales", least="1")
    with pytest.raises(NotFound):
        planner.depot.run(set_rule, SetRule(part=10**9, least=D(1)), "parts_planner")
    stranger = planner.depot.actor_of("parts_planner", at=other_store)
    set_rule(SetRule(part=planner.pads.pk, least=D(1)), actor=stranger, clock=planner.depot.clock)
    assert planner.run().lines.get(part=planner.pads).basis["must"] == 0  # another store's rule


def test_the_database_has_one_rule_for_a_part(planner: Planner) -> None:
    planner.rule(planner.pads, least="3")
    rule = PlanRule.objects.get()
    rule.pk = None
    with pytest.raises(IntegrityError, match="plan_rule_one_for_a_part|UNIQUE"), transaction.atomic():
        rule.save(force_insert=True)
