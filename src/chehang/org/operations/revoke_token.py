"""Revoke a machine's key."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import NotFound
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.org.models import Token


class RevokeToken(Command):
    """A key of an account of this store."""

    token: Annotated[Id, Ref("org.Token")]


@operation("org.revoke_token", title=_("Revoke a machine key"), posts=("administrator",))
def revoke_token(cmd: RevokeToken, ctx: Context) -> Done:
    """Revoke a key: the next request with it is refused."""
    token = Token.objects.filter(pk=cmd.token, account__employee__store_id=ctx.store_id, revoked_at=None).first()
    if token is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=_("machine key"))
    Token.objects.filter(pk=token.pk).update(revoked_at=ctx.now)
    ctx.changed(token, {"revoked": False}, {"revoked": True})
    return Done(id=token.pk)
