"""Screens of the customers' files: who belongs to them, what was merged, who asked to be erased."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Screen

CARE = ("care_agent", "customer_service_manager", "general_manager")
READERS = (*CARE, "service_manager", "sales_manager", "service_advisor", "sales_consultant")
FILES = (
    Screen(
        "care.contacts",
        _("Contacts on files"),
        "care.Contact",
        menu="care",
        order=69,
        posts=READERS,
        columns=(
            Column("name", _("Name"), link="care.contacts"),
            Column("get_role_display", _("Role")),
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("mobile", _("Mobile"), personal=True),
            Column("birthday", _("Birthday"), "date", personal=True, hidden=True),
            Column("licence_until", _("Driving licence until"), "date"),
            Column("note", _("Note")),
            Column("active", _("In use"), "flag", hidden=True),
        ),
        search=("name", "customer__name", "=mobile"),
        filters=("role", "active", "licence_until"),
        new=("care.add_contact",),
        actions=(Action("care.end_contact"),),
        empty=_("No contacts yet. Add one on the page of a customer."),
    ),
    Screen(
        "care.merges",
        _("Merged files"),
        "care.Merge",
        menu="care",
        order=70,
        posts=CARE,
        columns=(
            Column("goes.name", _("File that rests"), link="care.merges"),
            Column("stays.name", _("File that stays"), link="parties.customers"),
            Column("reason", _("Reason")),
            Column("at", _("Time"), "datetime"),
            Column("undone_at", _("Undone"), "datetime"),
        ),
        search=("goes__name", "stays__name"),
        filters=("at",),
        new=("care.merge_customers",),
        actions=(Action("care.unmerge_customers"),),
        empty=_("No files were merged."),
    ),
    Screen(
        "care.erasures",
        _("Erasure of persons"),
        "care.Erasure",
        menu="care",
        order=75,
        posts=(*CARE, "finance_manager"),
        columns=(
            Column("code", _("Customer code"), link="care.erasures"),
            Column("state", _("State"), "state"),
            Column("asked_at", _("Asked"), "datetime"),
            Column("due", _("Answer by"), "date"),
            Column("asked_by.name", _("Taken by")),
            Column("verified", _("How the person was verified")),
            Column("decided_by.name", _("Decided by")),
            Column("decided_at", _("Decided"), "datetime"),
            Column("reason", _("Reason")),
        ),
        search=("code",),
        filters=("state", "due"),
        new=("care.request_erasure",),
        actions=(Action("care.decide_erasure", ("asked",), main=True),),
        empty=_("Nobody wants to be erased."),
    ),
)
