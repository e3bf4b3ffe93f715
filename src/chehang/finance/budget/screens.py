"""The screens of budgets and assets."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Page, Panel, Screen, register
from chehang.work.heads import MANAGERS

BOOKS = ("accountant", "finance_manager", "general_manager")
LINES = (
    Column("get_department_display", _("Department")),
    Column("get_item_display", _("Expense item")),
    Column("month", _("Month"), "number"),
    Column("amount", _("Amount"), "money"),
)
NOW = (
    Column("held", _("Cost of what is here"), "money"),
    Column("worn", _("Worn off"), "money"),
    Column("value", _("Book value"), "money"),
)
PARTS = (
    Column("gone_on", _("Disposed"), "date"),
    Column("what", _("What")),
    Column("cost", _("Cost"), "money"),
    Column("worn", _("Worn off"), "money"),
    Column("value", _("Book value"), "money"),
)
WEARS = (Column("period", _("Month")), Column("amount", _("Amount"), "money"))

register(
    Page(
        "finance.budget_report",
        _("Budget against actual"),
        "/finance/budget/",
        "finance",
        (*MANAGERS, "accountant"),
        order=25,
    ),
    Screen(
        "finance.budgets",
        _("Expense budgets"),
        "finance.Budget",
        menu="finance",
        order=26,
        posts=(*BOOKS, "hr_manager"),
        columns=(
            Column("year", _("Year"), "number"),
            Column("version", _("Version"), "number"),
            Column("state", _("State"), "state"),
            Column("reason", _("Reason")),
            Column("author.name", _("Made by")),
            Column("approved_by.name", _("Approved by")),
        ),
        filters=("year", "state"),
        new=("finance.draft_budget",),
        actions=(Action("finance.approve_budget", ("draft",), main=True),),
        panels=(Panel(_("Lines"), LINES, lambda b, actor: b.lines.order_by("department", "item", "month")),),
        heading="year",
        empty=_("No budgets. The finance manager drafts one, the general manager approves it."),
    ),
    Screen(
        "finance.assets",
        _("Fixed assets"),
        "finance.Asset",
        menu="finance",
        order=24,
        posts=BOOKS,
        columns=(
            Column("number", _("Number")),
            Column("state", _("State"), "state"),
            Column("name", _("Name")),
            Column("get_kind_display", _("Kind")),
            Column("get_department_display", _("Department")),
            Column("cost", _("Cost"), "money", total=True),
            Column("months", _("Useful life in months"), "number"),
            Column("started", _("In use since"), "date"),
            Column("place", _("Place")),
            Column("disposed_on", _("Disposed"), "date", hidden=True),
        ),
        search=("number", "name", "place"),
        filters=("state", "kind", "department"),
        new=("finance.add_asset", "finance.run_depreciation"),
        actions=(Action("finance.dispose_asset", ("in_use",)),),
        panels=(
            Panel(_("In the books now"), NOW, lambda a, actor: [a] if a.state == "in_use" else []),
            Panel(_("Parts disposed of"), PARTS, lambda a, actor: a.parts_gone.order_by("id")),
            Panel(_("Depreciation"), WEARS, lambda a, actor: a.wears.select_related("period").order_by("-period_id")),
        ),
        heading="number",
        empty=_("No assets. Take the first card over."),
    ),
)
