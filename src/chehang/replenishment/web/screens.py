"""The screens of replenishment."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Link, Page, Screen, register

SEEN_BY = ("parts_planner", "parts_manager", "finance_manager", "general_manager")

register(
    Page("replenishment.plan", _("Stock plan"), "/replenishment/plan/", "planning", posts=SEEN_BY, order=5),
    Screen(
        "replenishment.plans",
        _("Stock plans"),
        "replenishment.Plan",
        menu="planning",
        posts=SEEN_BY,
        columns=(
            Column("number", _("Number"), link="replenishment.plans"),
            Column("state", _("State"), "state"),
            Column("made_at", _("Planned at"), "datetime"),
            Column("maker.name", _("Planned by")),
            Column("approval.actor_name", _("Approved by")),
            Column("quota", _("Quota"), "money"),
            Column("highest_value", _("Value of the highest stocks"), "money"),
            Column("order_value", _("To order"), "money"),
            Column("held_value", _("In stock and on order"), "money"),
            Column("line_fill", _("Demands filled"), "rate"),
            Column("held_fill", _("Demands filled today"), "rate"),
            Column("parts", _("Parts"), "number"),
            Column("months", _("Months of demand"), "number"),
        ),
        search=("number",),
        filters=("state", "made_at"),
        new=("replenishment.run_plan",),
        actions=(
            Action("replenishment.approve_plan", ("draft",), main=True),
            Action("replenishment.return_plan", ("draft",)),
        ),
        links=(Link(_("Curve and parts"), "/replenishment/plan/?plan={id}", permission="replenishment.open_plan"),),
        document="replenishment.plan",
        empty=_("No stock plan yet. Make one with “Make a stock plan”."),
        order=10,
    ),
    Screen(
        "replenishment.lines",
        _("Parts of the stock plan"),
        "replenishment.PlanLine",
        menu="planning",
        posts=SEEN_BY,
        columns=(
            Column("plan.number", _("Stock plan"), link="replenishment.plans"),
            Column("part_no", _("Part number")),
            Column("part_name", _("Name")),
            Column("min", _("Lowest stock"), "quantity"),
            Column("max", _("Highest stock"), "quantity"),
            Column("order_qty", _("To order"), "quantity"),
            Column("price", _("Cost"), "money"),
            Column("value", _("Value of the highest stock"), "money", total=True),
            Column("available", _("Available"), "quantity"),
            Column("on_order", _("On order"), "quantity"),
            Column("sentence", _("Reason")),
        ),
        search=("part_no", "part_name"),
        filters=("plan",),
        ordering=("-plan_id", "-value", "id"),
        empty=_("No parts here. Choose another stock plan."),
        order=20,
    ),
)
