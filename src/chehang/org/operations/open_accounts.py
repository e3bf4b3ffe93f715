"""Open logins for many employees at once, each with a password that holds for the first sign-in only."""

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


class FirstLogin(Command):
    """Whose login, its name, and a password that was made for him; it is printed by whoever made it and kept nowhere."""

    employee: Annotated[Id, Ref("org.Employee")]
    username: Annotated[str, Field(min_length=2, max_length=60, pattern=r"^[0-9A-Za-z._@-]+$", title="Login name")]
    password: Secret


class OpenAccounts(Command):
    """The logins to be opened."""

    logins: Annotated[list[FirstLogin], Field(min_length=1, max_length=500, title="Logins")]


@operation("org.open_accounts", title=_("Open logins for many"), posts=("administrator",))
def open_accounts(cmd: OpenAccounts, ctx: Context) -> Done:
    """Open all of them or none; at the first sign-in each person sets a password and a PIN of his own.

    Refused for a leaver, for who has a login already, a name that is taken or stands twice, and a weak password.
    """
    seen: set[str] = set()
    for n, login in enumerate(cmd.logins):
        field = f"logins.{n}.username"
        employee = access.get(Employee, login.employee, ctx, lock=True)
        if not employee.active:
            raise Refused("employee.left", _("%(name)s has left the store."), field=field, name=employee.name)
        if Account.objects.filter(employee=employee, is_active=True).exists():
            raise Conflict("account.has_one", _("%(name)s has a login already."), field=field, name=employee.name)
        name = login.username.lower()
        if name in seen or Account.objects.filter(username__iexact=name).exists():
            raise Conflict("account.taken", _("This login name is taken."), field=field)
        seen.add(name)
        try:
            validate_password(login.password.get_secret_value())
        except ValidationError as weak:
            why = " ".join(weak.messages)
            raise Refused("password.weak", "%(why)s", field=f"logins.{n}.password", why=why) from weak
        account = Account.objects.create_user(login.username, login.password.get_secret_value(), employee)
        Account.objects.filter(pk=account.pk).update(first_password=True)
        ctx.changed(account, None, {"username": login.username, "employee": employee.pk})
    return Done(logins=len(cmd.logins))
