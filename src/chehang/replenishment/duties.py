"""Duties that the stock plan performs."""

from chehang.core.duties import Acts, Share, perform

PLANNING = ("replenishment.run_plan", "replenishment.set_rule", "replenishment.approve_plan")

perform(
    Share("P-P3", PLANNING, ("replenishment.plan",), covers=("stock_plan",),
         evidence=(Acts(PLANNING[:1], by=("parts_planner",)), Acts(PLANNING[2:], by=("parts_manager",)))),
)  # fmt: skip
