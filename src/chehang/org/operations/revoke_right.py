"""Take a right from a post."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, RequiredText
from chehang.org.models import Grant


class RevokeRight(Command):
    """A post and the name of an operation or a screen."""

    post: RequiredText
    permission: Annotated[str, Field(max_length=80)]


@operation("org.revoke_right", title=_("Revoke a right"), posts=("administrator",))
def revoke_right(cmd: RevokeRight, ctx: Context) -> Done:
    """Take a right from a post; it takes effect with the next act of anyone on it."""
    grant = Grant.objects.filter(post=cmd.post, permission=cmd.permission).first()
    if grant is None:
        raise Refused("grant.absent", _("This post does not hold this right."), field="permission")
    ctx.changed(grant, {"post": cmd.post, "permission": cmd.permission}, None)
    pk = grant.pk
    grant.delete()
    return Done(id=pk)
