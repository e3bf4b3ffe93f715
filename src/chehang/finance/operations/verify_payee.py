"""Compare a payee's account with the papers."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.finance.models import Payee


class VerifyPayee(Command):
    """The account, its number typed once more from the paper."""

    payee: Annotated[Id, Ref("finance.Payee")]
    account: Annotated[str, Field(pattern=r"^[0-9A-Z]{6,34}$", title="Account number, from the paper")]


@operation("finance.verify_payee", title=_("Verify the account"), posts=("finance_manager", "accountant"))
def verify_payee(cmd: VerifyPayee, ctx: Context) -> Done:
    """A second person types the number from the paper; only then is the account paid to. Refused for who entered it, and when the numbers differ."""
    payee = access.get(Payee, cmd.payee, ctx, lock=True)
    if payee.verified_by_id is not None:
        raise Conflict("payee.verified", _("This account has been verified already."))
    if payee.author_id == ctx.actor.employee_id:
        raise Refused("payee.same_person", _("You entered this account yourself. Another person has to verify it."))
    if cmd.account != payee.account:
        raise Refused(
            "payee.differs",
            _("The number differs from the one entered. Please look at the paper again."),
            field="account",
        )
    payee.verified_by_id, payee.verified_at = ctx.actor.employee_id, ctx.now
    payee.save(update_fields=["verified_by_id", "verified_at"])
    ctx.changed(payee, {"verified": ""}, {"verified": ctx.actor.name})
    return Done(id=payee.pk)
