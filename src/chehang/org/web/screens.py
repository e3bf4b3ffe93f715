"""Screens of the organisation."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.models import Tick
from chehang.core.screens import Action, Column, Menu, Page, Panel, Screen, register
from chehang.core.timed import name_posts
from chehang.org.models import Assignment
from chehang.org.posts import POSTS

from . import messages, routes  # noqa: F401  the screens of messages and of approval

MANAGERS = (*(p for p in POSTS if p.endswith("manager")), "administrator")

name_posts({code: post.title for code, post in POSTS.items()})
register(
    Menu("office", _("People & rights"), 90, ("hr_manager", "administrator")),
    Menu("installation", _("System"), 98, ("administrator",)),
    Page("org.logins", _("Open logins for many"), "/org/logins/", "office", posts=("administrator",), order=5),
    Page("org.health", _("Health"), "/org/health/", "installation", posts=("administrator",)),
    Screen(
        "org.sign_ins",
        _("Who is signed in"),
        "org.SignIn",
        menu="installation",
        posts=("administrator",),
        columns=(
            Column("account.employee.name", _("Full name"), link="org.sign_ins"),
            Column("account.username", _("Login name")),
            Column("at", _("Signed in at"), "datetime"),
            Column("last_at", _("Last at work"), "datetime"),
            Column("address", _("From where")),
            Column("device", _("Device")),
            Column("ended_at", _("Signed out"), "datetime"),
        ),
        search=("account__username", "account__employee__name"),
        filters=("at", "ended_at"),
        actions=(Action("org.end_sign_in"),),
        empty=_("Nobody has signed in yet."),
        order=20,
    ),
    Menu("deadlines", _("Figures & clocks"), 85, ("administrator",)),
    Page(
        "org.parameters",
        _("Figures of law and policy"),
        "/org/parameters/",
        "deadlines",
        posts=("finance_manager", "accountant", "general_manager", "administrator"),
    ),
    Page("org.calendar", _("Business calendar"), "/org/calendar/", "deadlines", posts=tuple(POSTS), order=20),
    Page(
        "org.ladders",
        _("Reminders & escalations"),
        "/org/ladders/",
        "deadlines",
        posts=("general_manager", "administrator"),
        order=40,
    ),
    Screen(
        "org.timers",
        _("Deadlines"),
        "core.Timer",
        menu="deadlines",
        posts=MANAGERS,
        columns=(
            Column("thing", _("Thing"), link="org.timers"),
            Column("title", _("Deadline for")),
            Column("get_state_display", _("State")),
            Column("due_at", _("Due"), "datetime"),
            Column("level", _("Escalations"), "number"),
            Column("reason", _("Reason of the delay")),
            Column("started_at", _("Begun"), "datetime", hidden=True),
            Column("ended_at", _("Finished"), "datetime"),
        ),
        search=("thing",),
        filters=("state", "due_at"),
        ordering=("due_at", "id"),
        actions=(Action("core.finish_due"), Action("core.explain_delay")),
        empty=_("No deadlines are running."),
        order=10,
    ),
    Screen(
        "org.dues",
        _("Recurring duties"),
        "core.RecurringDue",
        menu="deadlines",
        posts=("general_manager", "administrator"),
        columns=(
            Column("title", _("Recurring duty"), link="org.dues"),
            Column("rhythm", _("How often")),
            Column("allowed", _("Time allowed")),
            Column("post_title", _("Whose duty")),
            Column("late_post_title", _("Told when late")),
            Column("each", _("Make up for each missed round"), "flag", hidden=True),
            Column("set_by_name", _("Set by")),
            Column("ended_at", _("Ended at"), "datetime"),
        ),
        search=("title",),
        ordering=("id",),
        new=("org.add_recurring_due",),
        actions=(Action("org.end_recurring_due"),),
        panels=(
            Panel(
                _("Rounds"),
                (
                    Column("period", _("Day of the round")),
                    Column("get_outcome_display", _("Outcome")),
                    Column("due_at", _("Was due"), "datetime"),
                    Column("at", _("Acted at"), "datetime"),
                ),
                lambda due, actor: access.rows(Tick, actor).filter(name=f"core.due:{due.pk}").order_by("-id")[:60],
            ),
        ),
        empty=_("Nothing comes round yet: a daily patrol, the weekly order slot, the monthly report."),
        order=30,
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
            Column("posts_now", _("Post")),
            Column("active", _("Employed"), "flag"),
        ),
        base=lambda employees: employees.prefetch_related("assignments"),
        search=("number", "name"),
        filters=("active",),
        ordering=("number",),
        new=("org.add_employee",),
        actions=(
            Action("org.assign_post"),
            Action("org.end_post"),
            Action("org.open_account"),
            Action("org.reset_second_factor"),
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
                lambda employee, actor: access.rows(Assignment, actor).filter(employee=employee).order_by("-since"),
            ),
        ),
        empty=_("No employees yet. Add the first one."),
    ),
)
