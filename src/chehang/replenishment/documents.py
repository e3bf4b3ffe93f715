"""The stock plan in the register of documents."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, Layout, register

from .models import Plan
from .printouts.stock_plan import PAPER, stock_plan
from .states import PLAN


def plan_content(plan: Plan) -> dict[str, Any]:
    """What an approval seals: the levels and orders of every part, and the quota they were made for."""
    columns = ("part_id", "price", "min", "max", "order_qty")
    return {
        "number": plan.number,
        "quota": str(plan.quota),
        "parameters": plan.parameters,
        "lines": [[str(v) for v in row] for row in plan.lines.order_by("id").values_list(*columns)],
    }


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
    )
)
