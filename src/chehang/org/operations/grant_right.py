"""Give a right to a post."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, RequiredText
from chehang.org.models import Grant, KnownPermission
from chehang.org.posts import POSTS
from chehang.org.services import rights_of


class GrantRight(Command):
    """A post and the name of an operation or a screen."""

    post: RequiredText
    permission: Annotated[str, Field(max_length=80)]


@operation("org.grant_right", title=_("Grant a right"), posts=("administrator",))
def grant_right(cmd: GrantRight, ctx: Context) -> Done:
    """Let a post do a thing in this store. Refused for a post or a right that does not exist, or to one's own post."""
    if cmd.post not in POSTS:
        raise Refused("post.unknown", _("There is no such post."), field="post")
    if cmd.post in ctx.actor.posts:
        raise Refused("grant.own", _("Nobody gives rights to their own post."), field="post")
    if not KnownPermission.objects.filter(pk=cmd.permission).exists():
        raise Refused("permission.unknown", _("There is no such right."), field="permission")
    grant = decide(ctx, cmd.post, cmd.permission, held=True)
    return Done(id=grant.pk)


def decide(ctx: Context, post: str, permission: str, *, held: bool) -> Grant:
    """Write what this store decides about a right of a post; other stores keep theirs."""
    before = permission in rights_of((post,), ctx.store_id)
    grant, _made = Grant.objects.update_or_create(
        store_id=ctx.store_id, post=post, permission=permission, defaults={"held": held}
    )
    right = {"post": post, "permission": permission}
    ctx.changed(grant, right | {"held": before}, right | {"held": held})
    return grant
