"""Finance confirms the judgement of an abnormal charge."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.customs.models import Charge


class ConfirmCharge(Command):
    """The judged charge."""

    charge: Annotated[Id, Ref("customs.Charge")]


@operation("customs.confirm_charge", title=_("Confirm the judgement"), posts=("finance_manager", "accountant"))
def confirm_charge(cmd: ConfirmCharge, ctx: Context) -> Done:
    """The case is closed; the batch may close. Refused before it is judged."""
    charge = access.get(Charge, cmd.charge, ctx, lock=True)
    if charge.step != "judged":
        raise Refused("charge.not_judged", _("The charge has not been judged yet."))
    charge.confirmed_by_id = ctx.actor.employee_id
    charge.save(update_fields=["confirmed_by"])
    ctx.changed(charge, None, {"confirmed": charge.judgement})
    return Done(id=charge.pk)
