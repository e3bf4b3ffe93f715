"""Set one's own signing PIN."""

from django.contrib.auth.hashers import check_password
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Secret
from chehang.org.models import Account
from chehang.org.services import set_pin


class ChangePin(Command):
    """The account's password proves who asks."""

    password: Secret
    pin: Secret


@operation("org.change_pin", title=_("Set my signing PIN"), posts=("*",))
def change_pin(cmd: ChangePin, ctx: Context) -> Done:
    """Set the PIN the actor signs with. Refused for a wrong password or a PIN that is not 4 to 8 digits."""
    account = Account.objects.select_related("employee").get(pk=ctx.actor.account_id)
    if not check_password(cmd.password.get_secret_value(), account.password):
        raise Refused("password.wrong", _("The password is not right."), field="password")
    set_pin(account.employee, cmd.pin.get_secret_value())
    ctx.changed(account.employee, None, {"pin": "set"})
    return Done(id=account.employee_id)
