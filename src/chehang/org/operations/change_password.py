"""Change one's own password."""

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Secret
from chehang.org.models import Account


class ChangePassword(Command):
    """The present password and the new one."""

    password: Secret
    new_password: Secret


@operation("org.change_password", title=_("Change my password"), posts=("*",))
def change_password(cmd: ChangePassword, ctx: Context) -> Done:
    """Change the actor's password. Refused for a wrong present password or a weak new one."""
    account = Account.objects.get(pk=ctx.actor.account_id)
    if not check_password(cmd.password.get_secret_value(), account.password):
        raise Refused("password.wrong", _("The password is not right."), field="password")
    try:
        validate_password(cmd.new_password.get_secret_value())
    except ValidationError as weak:
        raise Refused("password.weak", "%(why)s", field="new_password", why=" ".join(weak.messages)) from weak
    account.set_password(cmd.new_password.get_secret_value())
    account.first_password = False
    account.save(update_fields=["password", "first_password"])
    ctx.changed(account, None, {"password": "changed"})
    return Done(id=account.pk)
