"""The stock plan on paper (库存计划, A4): what is kept or ordered; parts that are neither are left out."""

from django.db.models import Q
from django.utils import translation
from django.utils.timezone import localdate

from chehang.core.models import Approval
from chehang.core.printing import shapes
from chehang.warehouse.papers import sign_of, store_head

from .models import Plan


def stock_plan(plan: Plan) -> shapes.StockPlan:
    """The plan with its sums; the sentences stand in Chinese, as everything on paper."""
    lines = plan.lines.filter(Q(max__gt=0) | Q(order_qty__gt=0)).order_by("-value", "id")
    with translation.override("zh-hans"):
        shown = tuple(
            shapes.StockPlanLine(
                part_no=x.part_no, name=x.part_name, price=x.price, lowest=x.min, highest=x.max,
                order=x.order_qty, amount=x.value, why=x.sentence,
            )
            for x in lines
        )  # fmt: skip
    return shapes.StockPlan(
        store=store_head(plan.store),
        number=plan.number,
        date=localdate(plan.made_at),
        lines=shown,
        quota=plan.quota,
        total=plan.highest_value,
        to_order=plan.order_value,
        fill=f"{plan.line_fill * 100:.1f}%",
        planner=sign_of(plan.maker, plan.made_at),
        parts_manager=_approver(plan.approval),
    )


def _approver(approval: Approval | None) -> shapes.Sign:
    return shapes.Sign(name=approval.actor_name, at=approval.at) if approval else shapes.Sign()
