"""Duties that the stock plan performs."""

from chehang.core.duties import Acts, Share, perform

MADE = ("replenishment.run_plan", "replenishment.hand_in_plan")
PLANNING = (*MADE, "replenishment.change_line", "replenishment.set_rule", "replenishment.approve_plan")
ORDERING = ("replenishment.order_plan", "replenishment.fetch_by_plan", "replenishment.expect_demand")

perform(
    Share("P-P3", PLANNING, ("replenishment.plan", "replenishment.quota"), covers=("stock_plan",),
         evidence=(Acts(MADE, by=("parts_planner",)), Acts(PLANNING[4:], by=("parts_manager",)))),
    Share("P-P3", ("replenishment.share_group_quota",), ("replenishment.group_quota",)),
    Share("P-P1", ORDERING, ("replenishment.ordering",)),
)  # fmt: skip
