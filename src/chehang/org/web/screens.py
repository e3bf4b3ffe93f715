"""Screens of the organisation."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Menu, Page, Panel, Screen, register
from chehang.org.models import Assignment

from . import routes  # noqa: F401  the screens of approval

register(
    Menu("office", _("People & rights"), 90, ("hr_manager", "administrator")),
    Menu("clocks", _("Figures & clocks"), 85, ("general_manager",)),
    Page(
        "org.parameters",
        _("Figures of law and policy"),
        "/org/parameters/",
        "clocks",
        posts=("finance_manager", "accountant", "general_manager", "administrator"),
    ),
    Screen(
        "org.employees",
        _("Employees"),
        "org.Employee",
        menu="office",
        posts=("hr_manager", "administrator", "general_manager", "finance_manager", "accountant"),
        columns=(
            Column("number", _("Staff number")),
            Column("name", _("Full name")),
            Column("active", _("Employed"), "flag"),
        ),
        search=("number", "name"),
        filters=("active",),
        ordering=("number",),
        new=("org.add_employee",),
        actions=(
            Action("org.assign_post"),
            Action("org.end_post"),
            Action("org.open_account"),
            Action("org.dismiss_employee"),
        ),
        panels=(
            Panel(
                _("Posts"),
                (
                    Column("post_title", _("Post")),
                    Column("since", _("Since"), "date"),
                    Column("until", _("Until"), "date"),
                ),
                lambda employee, actor: Assignment.objects.filter(employee=employee, store_id=actor.store_id).order_by(
                    "-since"
                ),
            ),
        ),
        empty=_("No employees yet. Add the first one."),
    ),
)
