"""Put an employee on a post."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.org.models import Assignment, Employee
from chehang.org.posts import BARRED, POSTS
from chehang.org.services import posts_of


class AssignPost(Command):
    """An employee of this store and the code of a post."""

    employee: Annotated[Id, Ref("org.Employee")]
    post: RequiredText


@operation("org.assign_post", title=_("Assign a post"), posts=("hr_manager", "administrator"))
def assign_post(cmd: AssignPost, ctx: Context) -> Done:
    """Give an employee a post from today on.

    Refused for an unknown post, a post already held, or two posts of which one checks the other.
    """
    employee = access.get(Employee, cmd.employee, ctx, lock=True)
    if cmd.post not in POSTS:
        raise Refused("post.unknown", _("There is no such post."), field="post")
    if employee.pk == ctx.actor.employee_id:
        raise Refused(
            "post.own", _("Nobody gives a post to themselves. Please ask another administrator."), field="employee"
        )
    held = posts_of(employee, ctx.store_id, ctx.today)
    if cmd.post in held:
        raise Refused("post.held", _("%(name)s holds this post already."), field="post", name=employee.name)
    for pair in BARRED:
        if cmd.post in pair and (other := held & (pair - {cmd.post})):
            raise Refused(
                "post.barred",
                _("One person must not be “%(a)s” and “%(b)s”: one makes what the other checks."),
                field="post",
                a=POSTS[cmd.post].title,
                b=POSTS[min(other)].title,
            )
    given = Assignment.objects.create(store_id=ctx.store_id, employee=employee, post=cmd.post, since=ctx.today)
    ctx.changed(employee, {"posts": sorted(held)}, {"posts": sorted(held | {cmd.post})})
    return Done(id=given.pk)
