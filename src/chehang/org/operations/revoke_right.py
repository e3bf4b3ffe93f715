"""Take a right from a post."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, RequiredText
from chehang.org.operations.grant_right import decide
from chehang.org.services import rights_of


class RevokeRight(Command):
    """A post and the name of an operation or a screen."""

    post: RequiredText
    permission: Annotated[str, Field(max_length=80)]


@operation("org.revoke_right", title=_("Revoke a right"), posts=("administrator",))
def revoke_right(cmd: RevokeRight, ctx: Context) -> Done:
    """Take a right from a post in this store; it takes effect with the next act of anyone on it. Refused when the post does not hold it."""
    if cmd.permission not in rights_of((cmd.post,), ctx.store_id):
        raise Refused("grant.absent", _("This post does not hold this right."), field="permission")
    return Done(id=decide(ctx, cmd.post, cmd.permission, held=False).pk)
