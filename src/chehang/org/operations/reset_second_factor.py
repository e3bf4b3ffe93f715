"""Take away the second factor of somebody who lost phone and recovery codes."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.org.models import Account, SecondFactor
from chehang.org.sign_ins import end_all


class ResetSecondFactor(Command):
    """An employee of this store, and how it was made sure who asks."""

    employee: Annotated[Id, Ref("org.Employee")]
    reason: RequiredText


@operation("org.reset_second_factor", title=_("Reset the second factor"), posts=("administrator",))
def reset_second_factor(cmd: ResetSecondFactor, ctx: Context) -> Done:
    """Forget it and end the person's sign-ins. Nobody resets his own: another administrator does.
    Refused for one's own, and for a person without one."""
    if cmd.employee == ctx.actor.employee_id:
        raise Refused("second_factor.own", _("Another administrator resets yours."), field="employee")
    accounts = Account.objects.filter(employee_id=cmd.employee, employee__store_id=ctx.store_id)
    row = SecondFactor.objects.filter(account__in=accounts).select_related("account").first()
    if row is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=_("second factor"))
    end_all(row.account, ctx)
    ctx.changed(row, {"account": row.account_id}, None)
    row.delete()
    return Done()
