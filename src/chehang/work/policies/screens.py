"""The screens of policies."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Page, Panel, Screen, register
from chehang.org.posts import POSTS
from chehang.work.heads import EVERYONE

from .models import Policy
from .reading import not_read, violations

READ = (
    Column("employee.number", _("Staff number")),
    Column("employee.name", _("Name")),
    Column("at", _("Read on"), "datetime"),
)
UNREAD = (Column("number", _("Staff number")), Column("name", _("Name")))
BROKEN = (
    Column("at", _("When"), "datetime"),
    Column("who", _("Who")),
    Column("what", _("Attempt")),
    Column("code", _("Refusal code")),
)
CONCERNED = (Column("title", _("Post")),)


def _posts(policy: Policy, actor: object) -> list[dict[str, object]]:
    codes = EVERYONE if policy.everyone else policy.readers.order_by("id").values_list("post", flat=True)
    return [{"title": POSTS[code].title} for code in codes if code in POSTS]


register(
    Page("work.reading", _("Policies to read"), "/work/reading/", "tasks", posts=EVERYONE, order=20),
    Screen(
        "work.policies",
        _("Policy library"),
        "work.Policy",
        menu="tasks",
        order=21,
        posts=EVERYONE,
        columns=(
            Column("number", _("Number"), link="work.policies"),
            Column("version", _("Version"), "number"),
            Column("title", _("Policy")),
            Column("state", _("State"), "state"),
            Column("get_department_display", _("Department")),
            Column("effective_on", _("Effective from"), "date"),
            Column("everyone", _("Concerns everyone"), "flag"),
            Column("author.name", _("Author")),
            Column("approved_by.name", _("Approved by")),
            Column("control_operation", _("Enforced by"), hidden=True),
            Column("control_code", _("Refusal code"), hidden=True),
            Column("text", _("Text"), hidden=True),
        ),
        search=("number", "title", "text"),
        filters=("state", "department", "effective_on"),
        ordering=("number", "-version"),
        new=("work.draft_policy",),
        actions=(
            Action("work.submit_policy", ("draft",), main=True),
            Action("work.approve_policy", ("submitted",), main=True),
            Action("work.return_policy", ("submitted",)),
        ),
        panels=(
            Panel(_("Concerns"), CONCERNED, _posts),
            Panel(_("Still to read it"), UNREAD, not_read),
            Panel(_("Read by"), READ, lambda policy, actor: policy.read_by.select_related("employee").order_by("id")),
            Panel(_("Violations"), BROKEN, violations),
        ),
        document="work.policy",
        empty=_("No policies. Write the first one."),
    ),
)
