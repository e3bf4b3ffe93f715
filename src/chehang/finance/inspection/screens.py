"""The screens of inspections, and the auditor's page."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Link, Page, Panel, Screen, register

BOOKS = ("accountant", "finance_manager", "general_manager")
ASKED = (
    Column("n", _("No."), "number"),
    Column("asked", _("Records asked for")),
    Column("asked_on", _("Asked on"), "date"),
    Column("due", _("Due"), "date"),
    Column("given", _("What was given")),
    Column("given_on", _("Given on"), "date"),
    Column("given_by.name", _("Given by")),
)

register(
    Page("finance.audit_books", _("Books for the auditor"), "/finance/audit/", "finance", ("auditor", "finance_manager"), order=45),
    Page("finance.accounting_data", _("Accounting-data interface"), "/finance/accounting_data/", "finance", ("auditor", "accountant", "finance_manager"), order=46),
    Screen(
        "finance.inspections",
        _("Inspections and audits"),
        "finance.Inspection",
        menu="finance",
        order=44,
        posts=BOOKS,
        columns=(
            Column("number", _("Number")),
            Column("state", _("State"), "state"),
            Column("get_kind_display", _("Kind")),
            Column("authority", _("Authority")),
            Column("subject", _("Subject")),
            Column("since", _("Begins"), "date"),
            Column("until", _("Until"), "date"),
            Column("auditor.name", _("Auditor")),
            Column("opened_on", _("Opened"), "date"),
            Column("closed_on", _("Closed"), "date"),
            Column("conclusion", _("Conclusion"), hidden=True),
        ),
        search=("number", "authority", "subject"),
        filters=("state", "kind", "opened_on"),
        new=("finance.open_inspection",),
        actions=(
            Action("finance.ask_inspection_item", ("open",), main=True),
            Action("finance.give_inspection_item", ("open",)),
            Action("finance.close_inspection", ("open",)),
        ),
        links=(Link(_("Books for the auditor"), "/finance/audit/?inspection={id}", ("open",), "finance.open_audit_books"),),
        panels=(Panel(_("Log of requests"), ASKED, lambda row, actor: row.requests.select_related("given_by").order_by("n")),),
        document="finance.inspection",
        empty=_("No inspections."),
    ),
)  # fmt: skip
