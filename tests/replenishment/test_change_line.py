"""The planner knows better: a level by hand, its effect at once, approved with the rest."""

from decimal import Decimal as D
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chehang.core.doubts import Doubtful
from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import ApprovalRequest
from chehang.replenishment import levels
from chehang.replenishment.documents import plan_content
from chehang.replenishment.models import Plan, PlanChange, PlanLine, StockLevel
from chehang.replenishment.operations.approve_plan import ApprovePlan, approve_plan
from chehang.replenishment.operations.change_line import ChangeLine, change_line

from .conftest import Planner, in_force
from .test_pages import enter


def change(planner: Planner, line: PlanLine, top: int, post: str = "parts_planner", **also: Any) -> Any:
    cmd = ChangeLine.model_validate({"line": line.pk, "max": top, "reason": "车队下月全部换雨刮", **also})
    return planner.depot.run(change_line, cmd, post)


def wipers(plan: Plan) -> PlanLine:
    return plan.lines.select_related("change", "plan").get(part__name_cn="雨刮片")


def test_fill_and_capital_follow_at_once_and_the_approval_asks_anew(planner: Planner) -> None:
    planner.quota("30000")
    plan = planner.run()
    line = wipers(plan)
    done = change(planner, line, int(line.max) + 1)
    plan.refresh_from_db()
    assert plan.hand_value == D("50.00") and D(done.capital) == plan.highest_value + 50
    assert float(done.fill) >= float(plan.line_fill)
    assert [r.state for r in ApprovalRequest.objects.filter(object_id=plan.pk).order_by("id")] == ["void", "open"]
    planner.approve(plan)
    assert StockLevel.objects.get(part=planner.wiper).max == line.max + 1


def test_what_was_taken_back_by_hand_leaves_the_plan_as_it_was(planner: Planner) -> None:
    plan = planner.run()
    line = wipers(plan)
    change(planner, line, int(line.max) + 1)
    done = change(planner, line, int(line.max))
    plan.refresh_from_db()
    assert plan.hand_value == 0 and float(done.fill) == pytest.approx(float(plan.line_fill), abs=1e-5)
    assert PlanChange.objects.count() == 2


def test_the_page_tells_the_effect_before_anything_is_written(planner: Planner) -> None:
    planner.quota("30000")
    line = wipers(planner.run())
    client = enter(planner, "parts_planner")
    answer = client.get(f"/replenishment/plan/whatif/?line={line.pk}&max={int(line.max) + 2}").json()
    assert "资金" in answer["words"] and D(answer["capital"]) == line.plan.highest_value + 100
    assert not PlanChange.objects.exists()
    told = {"line": line.pk, "max": int(line.max) + 2, "reason": "车队换季"}
    assert client.post("/replenishment/plan/", told).status_code == 302
    page = client.get("/replenishment/plan/?list=hand").content.decode()
    assert "车队换季" in page and "前制动片" not in page


@pytest.mark.parametrize(
    ("rule", "top", "also", "code"),
    [
        ({}, 9, {"max": "9.5"}, r"plan\.whole"),
        ({}, 3, {"min": 4}, r"plan\.low_above_top"),
        ({}, 500, {}, r"plan\.over_quota_by_hand"),
        ({"kind": "must", "least": "2"}, 1, {}, r"plan\.must"),
        ({"kind": "never", "barred": "barred"}, 1, {}, r"plan\.never"),
    ],
)
def test_what_cannot_be_leaves_nothing_behind(
    planner: Planner, rule: dict[str, Any], top: int, also: dict[str, Any], code: str
) -> None:
    planner.quota("22000")
    if rule:
        planner.rule(planner.wiper, **rule)
    plan = planner.run()
    with pytest.raises(Refused, match=code):
        change(planner, wipers(plan), top, **also)
    plan.refresh_from_db()
    assert plan.hand_value == 0 and not PlanChange.objects.exists()


def test_a_broken_pack_is_asked_about(planner: Planner) -> None:
    planner.wiper.pack_qty = D(4)
    planner.wiper.save()
    with pytest.raises(Doubtful):
        change(planner, wipers(planner.run()), 5)


def test_who_changed_it_does_not_approve_it(planner: Planner) -> None:
    plan = planner.run()
    both = planner.depot.actor_of("parts_planner", "parts_manager")
    cmd = ChangeLine.model_validate({"line": wipers(plan).pk, "max": 9, "reason": "换季"})
    change_line(cmd, actor=both, clock=planner.depot.clock)
    with pytest.raises(Refused, match=r"approval\.own_work"):
        approve_plan(ApprovePlan(plan=plan.pk), actor=both, clock=planner.depot.clock)


def test_a_plan_in_force_is_not_changed(planner: Planner) -> None:
    plan = in_force(planner)
    with pytest.raises(Refused, match=r"state\.wrong"):
        change(planner, wipers(plan), 9)
    made = PlanChange.objects.create(
        store_id=plan.store_id, plan=plan, part=planner.wiper, part_no="x", was_max=1, min=0, max=9, order_qty=0,
        reason="x", by_id=plan.maker_id, at=plan.made_at,
    )  # fmt: skip
    for act in (lambda: Plan.objects.update(hand_value=D(1)), lambda: PlanLine.objects.update(change=made)):
        with pytest.raises(IntegrityError, match="by_hand_while_it_waits"), transaction.atomic():
            act()


def test_a_manager_returns_instead_of_changing(planner: Planner) -> None:
    plan = planner.run()
    with pytest.raises(NotAllowed):
        change(planner, wipers(plan), 9, "parts_manager")


def test_the_next_plan_says_what_changed_and_why(planner: Planner) -> None:
    in_force(planner)
    planner.rule(planner.wiper, "must", least="20")
    plan = planner.run()
    line = wipers(plan)
    assert line.was and line.was["step"] == "" and line.max == 20
    page = enter(planner, "parts_planner").get("/replenishment/plan/?list=changed").content.decode()
    assert "→ 20" in page and "必备清单" in page


def test_what_is_sealed_is_what_the_lines_say(planner: Planner) -> None:
    """The quick way reads the same text as the lines themselves, changed by hand or not: approvals of earlier plans stay valid."""
    plan = planner.run()
    change(planner, wipers(plan), int(wipers(plan).max) + 2)
    slow = [
        [str(v) for v in row]
        for row in levels.in_force(plan).order_by("id").values_list("part_id", "price", "low_", "top_", "wanted_")
    ]
    assert plan_content(plan)["lines"] == slow and len(slow) == 2
