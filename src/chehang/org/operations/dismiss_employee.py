"""An employee leaves."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.org.models import Account, Assignment, Employee, Token


class DismissEmployee(Command):
    """An employee of this store."""

    employee: Annotated[Id, Ref("org.Employee")]


@operation("org.dismiss_employee", title=_("An employee leaves"), posts=("hr_manager", "administrator"))
def dismiss_employee(cmd: DismissEmployee, ctx: Context) -> Done:
    """End all posts, accounts, keys and the PIN of a leaver at once; what the person signed stays."""
    employee = access.get(Employee, cmd.employee, ctx, lock=True)
    Assignment.objects.filter(employee=employee, until=None).update(until=ctx.today - timedelta(days=1))
    Account.objects.filter(employee=employee).update(is_active=False)
    Token.objects.filter(account__employee=employee, revoked_at=None).update(revoked_at=ctx.now)
    before = {"active": employee.active}
    employee.active, employee.pin_hash = False, ""
    employee.save(update_fields=["active", "pin_hash"])
    ctx.changed(employee, before, {"active": False})
    return Done(id=employee.pk)
