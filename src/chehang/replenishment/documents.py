"""The stock plan in the register of documents."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.documents import Document, Layout, register

from .levels import LEVELS, in_force
from .models import Plan
from .printouts.stock_plan import PAPER, stock_plan
from .states import PLAN


def plan_content(plan: Plan) -> dict[str, Any]:
    """What an approval seals: the levels and orders of every part, and the quota they were made for."""
    return {
        "number": plan.number,
        "quota": str(plan.quota),
        "parameters": plan.parameters,
        "lines": [[str(v) for v in row] for row in in_force(plan).order_by("id").values_list(*LEVELS)],
    }


def authors_of(plan: Plan) -> set[int]:
    """Who made the plan and who changed a level by hand: none of them approves it."""
    return {plan.maker_id, *plan.changes.values_list("by_id", flat=True)}


def plan_shown(plan: Plan) -> list[tuple[Any, str]]:
    """The plan in words, for whoever decides on it."""
    return [
        (_("Capital quota"), f"{plan.quota:,.2f}" if plan.quota is not None else ""),
        (_("Highest stock value"), f"{plan.capital:,.2f}"),
        (_("Parts"), str(plan.parts)),
        *((x.part_no, f"{x.was_max.normalize():f} → {x.max.normalize():f} · {x.reason}") for x in plan.changes.order_by("id")),
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
        layouts=(Layout("stock_plan", _("Stock plan"), PAPER, stock_plan),),
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
