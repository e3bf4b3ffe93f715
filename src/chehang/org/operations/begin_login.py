"""The first sign-in: a password and a PIN of one's own."""

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Secret
from chehang.org.models import Account
from chehang.org.services import set_pin


class BeginLogin(Command):
    """The password on the slip, one's own new password, and the PIN one signs with (4 to 8 digits)."""

    password: Secret
    new_password: Secret
    pin: Secret


@operation("org.begin_login", title=_("Set my password and PIN"), posts=("*",))
def begin_login(cmd: BeginLogin, ctx: Context) -> Done:
    """Nobody but its person knows them from now on. Refused for a wrong or the same password, a weak one, and a PIN of other length."""
    account = Account.objects.select_for_update(of=("self",)).select_related("employee").get(pk=ctx.actor.account_id)
    old, new = cmd.password.get_secret_value(), cmd.new_password.get_secret_value()
    if not check_password(old, account.password):
        raise Refused("password.wrong", _("The password is not right."), field="password")
    if old == new:
        raise Refused("password.same", _("Choose another password than the one on the slip."), field="new_password")
    try:
        validate_password(new)
    except ValidationError as weak:
        raise Refused("password.weak", "%(why)s", field="new_password", why=" ".join(weak.messages)) from weak
    account.set_password(new)
    account.first_password = False
    account.save(update_fields=["password", "first_password"])
    set_pin(account.employee, cmd.pin.get_secret_value())
    ctx.changed(account, None, {"password": "changed", "pin": "set"})
    return Done(id=account.pk)
