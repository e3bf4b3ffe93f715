"""Who may be given work: somebody who works here today."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.org.models import Employee
from chehang.org.services import colleague

from .heads import departments_of, led_by


def worker(ctx: Context, employee_id: int, *, field: str = "owner") -> tuple[Employee, frozenset[str]]:
    """A colleague who can own work, with the posts held here. Refused for who left or holds no post today."""
    left = Employee.objects.filter(pk=employee_id, store_id=ctx.store_id, active=False).first()
    if left is not None:
        raise Refused(
            "owner.left",
            _("%(name)s does not work here any more. Choose a colleague who does."),
            field=field,
            name=left.name,
        )
    try:
        employee, posts = colleague(ctx, employee_id)
    except NotFound as unknown:
        unknown.field = field
        raise
    if not posts:
        raise Refused(
            "owner.no_post", _("%(name)s holds no post here today. Choose another."), field=field, name=employee.name
        )
    return employee, posts


def home_of(posts: frozenset[str]) -> str:
    """The department work of these posts belongs to; a manager's own department before the management office."""
    found = sorted(departments_of(posts), key=lambda d: (d == "management", d))
    return found[0] if found else "management"


def require_lead(ctx: Context, departments: set[str], *, field: str = "owner") -> None:
    """Refused unless the actor leads one of the departments."""
    if not departments & led_by(ctx.actor):
        raise NotAllowed(
            "work.not_your_department",
            _("You give work only in the department you lead. Send the other department a request instead."),
            field=field,
        )


def mine_or_led(ctx: Context, employee_ids: set[int], department: str) -> bool:
    """Whether the actor is one of these people or leads the department."""
    return ctx.actor.employee_id in employee_ids or department in led_by(ctx.actor)
