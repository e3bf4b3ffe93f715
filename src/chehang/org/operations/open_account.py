"""Open a login for an employee."""

from typing import Annotated

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Secret
from chehang.org.models import Account, Employee


class OpenAccount(Command):
    """A login name and a first password."""

    employee: Annotated[Id, Ref("org.Employee")]
    username: Annotated[str, Field(min_length=2, max_length=60, pattern=r"^[0-9A-Za-z._@-]+$")]
    password: Secret


@operation("org.open_account", title=_("Open an account"), posts=("administrator",))
def open_account(cmd: OpenAccount, ctx: Context) -> Done:
    """Open an account. Refused for a leaver, a taken login name or a weak password."""
    employee = access.get(Employee, cmd.employee, ctx, lock=True)
    if not employee.active:
        raise Refused("employee.left", _("%(name)s has left the store."), field="employee", name=employee.name)
    if Account.objects.filter(username__iexact=cmd.username).exists():
        raise Conflict("account.taken", _("This login name is taken."), field="username")
    try:
        validate_password(cmd.password.get_secret_value())
    except ValidationError as weak:
        raise Refused("password.weak", "%(why)s", field="password", why=" ".join(weak.messages)) from weak
    account = Account.objects.create_user(cmd.username, cmd.password.get_secret_value(), employee)
    ctx.changed(account, None, {"username": cmd.username, "employee": employee.pk})
    return Done(id=account.pk)
