"""The stock plan in the register of documents."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import bulk
from chehang.core.approvals import ByRoute
from chehang.core.documents import Document, Layout, register
from chehang.core.money import ZERO

from .models import Plan, PlanChange, PlanLine, Policy
from .policy import above_the_quota, compared
from .printouts.stock_plan import PRINTOUT, stock_plan
from .states import PLAN, POLICY


def plan_content(plan: Plan) -> dict[str, Any]:
    """What an approval seals: the levels and orders of every part, and the quota they were made for."""
    return {
        "number": plan.number,
        "quota": str(plan.quota),
        "parameters": plan.parameters,
        "lines": _lines(plan),
    }


def _lines(plan: Plan) -> list[list[str]]:
    """Part, cost, lowest, highest and order of every line as text, by hand where it was changed: read as the database keeps them, for
    a change by hand seals thousands of them anew while the planner waits."""
    found = bulk.select(
        "SELECT l.part_id, l.price, COALESCE(c.min, l.min), COALESCE(c.max, l.max), COALESCE(c.order_qty, l.order_qty)"
        f" FROM {PlanLine._meta.db_table} l LEFT JOIN {PlanChange._meta.db_table} c ON c.id = l.change_id"
        " WHERE l.plan_id = %s ORDER BY l.id",
        [plan.pk],
    )
    # Thousands of lines share a few hundred levels: each is written out once.
    text = {q: f"{q // 1000}.{q % 1000:03d}" for q in {q for row in found for q in row[2:]}}
    return [
        [str(part), f"{fen // 100}.{fen % 100:02d}", text[low], text[top], text[order]]
        for part, fen, low, top, order in found
    ]


def authors_of(plan: Plan) -> set[int]:
    """Who made the plan and who changed a level by hand: none of them approves it."""
    return {plan.maker_id or 0, *plan.changes.values_list("by_id", flat=True)} - {0}


def plan_shown(plan: Plan) -> list[tuple[Any, str]]:
    """The plan in words, for whoever decides on it."""
    return [
        (_("Capital quota"), f"{plan.quota:,.2f}" if plan.quota is not None else ""),
        (_("Highest stock value"), f"{plan.capital:,.2f}"),
        (_("Parts"), str(plan.parts)),
        *(
            (x.part_no, f"{x.was_max.normalize():f} → {x.max.normalize():f} · {x.reason}")
            for x in plan.changes.order_by("id")
        ),
    ]


PLAN_DOCUMENT = register(
    Document(
        "replenishment.plan",
        model="replenishment.Plan",
        title=_("Stock plan"),
        series="KJ",
        content=plan_content,
        see="replenishment.see_plans",
        machine=PLAN,
        layouts=(Layout("stock_plan", _("Stock plan"), PRINTOUT, stock_plan),),
        link="/replenishment/plans/{id}/",
        approval=ByRoute(
            routes=Path(__file__).parent / "data" / "approval_routes.csv",
            amount=lambda plan: plan.capital,
            authors=authors_of,
            shown=plan_shown,
            past=("approved",),
        ),
    )
)


def policy_content(policy: Policy) -> dict[str, Any]:
    """What is adopted, and the outcome it is adopted for."""
    return {
        "objective": policy.objective,
        "review_days": policy.review_days,
        "lead_days": policy.lead_days,
        "quota": "" if policy.quota is None else f"{policy.quota:.2f}",
        "tried": policy.tried,
        "reason": policy.reason,
    }


def policy_shown(policy: Policy) -> list[tuple[Any, str]]:
    """The policy in words, beside last year as it was."""
    return [
        (_("Aim"), policy.get_objective_display()),
        (_("Days between orders"), str(policy.review_days)),
        (_("Quota"), f"{policy.quota:,.2f}" if policy.quota is not None else "—"),
        (_("Why"), policy.reason),
        *((x.name, f"{x.now} → {x.tried}") for x in compared(policy)),
    ]


POLICY_DOCUMENT = register(
    Document(
        "replenishment.policy",
        model="replenishment.Policy",
        title=_("Stock policy"),
        series="CL",
        content=policy_content,
        see="replenishment.see_policies",
        machine=POLICY,
        link="/replenishment/policies/{id}/",
        approval=ByRoute(
            routes=Path(__file__).parent / "data" / "policy_routes.csv",
            amount=lambda policy: policy.quota or ZERO,
            authors=lambda policy: {policy.maker_id},
            over_budget=above_the_quota,
            shown=policy_shown,
            past=("adopted",),
        ),
    )
)
