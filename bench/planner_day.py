"""The planner's day in an M store of 7,000 parts: ``python -m bench.planner_day`` on a migrated database.

Measured are the operations themselves, committed: the plan of the night and the orders that follow from it; what a page asks while the
planner moves a level and the change itself, the slowest of twenty; last year played twice, with the policy in force and with another.
"""

import argparse
import os
from datetime import date
from decimal import Decimal
from typing import Any

RIGHTS = ("plan_tonight", "run_plan", "change_line", "try_policy", "approve_plan", "order_plan", "hand_in_plan")
QUOTA = Decimal(3_000_000)


def main() -> None:
    """Print seconds, target and ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--parts", type=int, default=7_000)
    options.add_argument("--months", type=int, default=42)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.db import connection

    from .plan_store_books import stock_up

    print(f"{connection.vendor}\n{'':<52}{'reached':>12} {'':<9}{'target':>10}{'ratio':>10}")
    planner, _entries = stock_up(chosen.parts, chosen.months)
    manager = person(planner.store_id, "parts_manager", planner.store_code)
    planner = person(planner.store_id, "parts_planner", planner.store_code)
    quota(planner)
    night(planner, manager, chosen.parts)
    by_hand(planner, chosen.parts)
    trial(planner, chosen.parts)


def person(store_id: int, post: str, code: str) -> Any:
    """Somebody on a post, with the rights of the planner's day."""
    from chehang.core.context import Actor
    from chehang.org.models import Account, Assignment, Employee

    who = Employee.objects.create(store_id=store_id, number=post[-9:], name=post)
    Assignment.objects.create(store_id=store_id, employee=who, post=post, since=date(2026, 1, 1))
    account = Account.objects.create_user(f"{post}{store_id}", None, who)
    rights = frozenset(f"replenishment.{name}" for name in RIGHTS)
    return Actor(account.pk, who.pk, store_id, post, frozenset({post}), rights, store_code=code)


def quota(who: Any) -> None:
    """Most of what a plan without limit would bind."""
    from chehang.core.context import Clock
    from chehang.purchasing.models import CapitalQuota

    clock = Clock()
    CapitalQuota.objects.create(
        store_id=who.store_id, amount=QUOTA, valid_from=clock.today(), reason="bench", set_by_id=who.employee_id,
        set_at=clock.now(),
    )  # fmt: skip


def night(planner: Any, manager: Any, parts: int) -> None:
    """The night: a plan; and, once it is approved, the orders by supplier as the page shows them in the morning."""
    from chehang.core.context import Clock
    from chehang.core.house import house_actor
    from chehang.replenishment.models import Plan
    from chehang.replenishment.operations.approve_plan import ApprovePlan, approve_plan
    from chehang.replenishment.operations.hand_in_plan import HandInPlan, hand_in_plan
    from chehang.replenishment.operations.plan_tonight import PlanTonight, plan_tonight
    from chehang.replenishment.ordering import propose

    from .books import line
    from .plan_store import timed

    clock = Clock()
    house = house_actor(planner.store_id, planner.store_code)
    planned = timed(lambda: plan_tonight(PlanTonight(), actor=house, clock=clock))
    plan = Plan.objects.get(store_id=planner.store_id, state="draft")
    hand_in_plan(HandInPlan(plan=plan.pk), actor=planner, clock=clock)
    in_force = timed(lambda: approve_plan(ApprovePlan(plan=plan.pk), actor=manager, clock=clock))
    found: list[Any] = []
    ordered = timed(lambda: found.append(propose(planner, clock.today())))
    lines = sum(len(g.lines) for g in found[0].groups)
    line(f"night of {parts:,} parts with its {lines:,} order lines", planned + ordered, "s", 10.0, higher=False)
    line("  of it the plan", planned, "s", 10.0, higher=False)
    line("  of it the orders", ordered, "s", 10.0, higher=False)
    line("approval: levels of all parts with history", in_force, "s", 2.0, higher=False)


def by_hand(planner: Any, parts: int) -> None:
    """Twenty levels moved: what the page asks at each key, and what saving takes."""
    from chehang.core.context import Clock
    from chehang.replenishment.hand import effect
    from chehang.replenishment.models import Plan, PlanLine
    from chehang.replenishment.operations.change_line import ChangeLine, change_line
    from chehang.replenishment.operations.run_plan import RunPlan, run_plan

    from .books import line
    from .plan_store import timed

    clock = Clock()
    plan = run_plan(RunPlan(), actor=planner, clock=clock).id
    some = list(
        PlanLine.objects.filter(plan=plan, max__gte=2).exclude(reason__in=("must", "never")).order_by("id")[:20]
    )

    def ask(pk: int) -> None:
        row = PlanLine.objects.select_related("plan", "change").get(pk=pk)
        effect(Plan.objects.get(pk=row.plan_id), row, row.top - 1)

    def save(row: Any) -> None:
        cmd = ChangeLine(line=row.pk, max=row.max - row.basis.get("pack", 1), min=Decimal(0), reason="手工")
        change_line(cmd, actor=planner, clock=clock)

    shown = max(timed(lambda pk=row.pk: ask(pk)) for row in some) * 1000  # type: ignore[misc]
    kept = max(timed(lambda row=row: save(row)) for row in some) * 1000  # type: ignore[misc]
    line(f"hand change of {parts:,} parts: fill and capital", shown, "ms", 200.0, higher=False)
    line("  kept, with journal and approval asked anew", kept, "ms", 200.0, higher=False)


def trial(planner: Any, parts: int) -> None:
    """Last year with the policy in force and with a fortnight's rhythm."""
    from chehang.core.context import Clock
    from chehang.replenishment.operations.try_policy import TryPolicy, try_policy

    from .books import line
    from .plan_store import timed

    taken = timed(lambda: try_policy(TryPolicy(review_days=14), actor=planner, clock=Clock()))
    line(f"last year of {parts:,} parts, two policies", taken, "s", 60.0, higher=False)


if __name__ == "__main__":
    main()
