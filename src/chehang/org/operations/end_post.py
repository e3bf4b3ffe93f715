"""Take an employee off a post."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.org.models import Assignment, Employee


class EndPost(Command):
    """An employee of this store and the post that ends now."""

    employee: Annotated[Id, Ref("org.Employee")]
    post: RequiredText


@operation("org.end_post", title=_("End a post"), posts=("hr_manager", "administrator"))
def end_post(cmd: EndPost, ctx: Context) -> Done:
    """End an assignment at once: from the commit on, no act under this post succeeds. Refused when the person does not hold it."""
    employee = access.get(Employee, cmd.employee, ctx, lock=True)
    held = Assignment.objects.filter(store_id=ctx.store_id, employee=employee, post=cmd.post, until=None).first()
    if held is None:
        raise Refused("post.not_held", _("%(name)s does not hold this post."), field="post", name=employee.name)
    held.until = ctx.today - timedelta(days=1)
    held.save(update_fields=["until"])
    ctx.changed(employee, {"post": cmd.post}, {"post": ""})
    return Done(id=held.pk)
