"""Close a login."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import NotFound
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.org.models import Account, Token


class DisableAccount(Command):
    """An account of an employee of this store."""

    account: Annotated[Id, Ref("org.Account")]


@operation("org.disable_account", title=_("Disable an account"), posts=("administrator", "hr_manager"))
def disable_account(cmd: DisableAccount, ctx: Context) -> Done:
    """Disable an account and revoke its machine keys; sessions lose every right at once.
    Refused for an account of another store, as for an unknown one."""
    account = Account.objects.filter(pk=cmd.account, employee__store_id=ctx.store_id).first()
    if account is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=_("account"))
    before = {"is_active": account.is_active}
    Account.objects.filter(pk=account.pk).update(is_active=False)
    Token.objects.filter(account=account, revoked_at=None).update(revoked_at=ctx.now)
    ctx.changed(account, before, {"is_active": False})
    return Done(id=account.pk)
