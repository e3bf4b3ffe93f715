"""Sign the annual accounts."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.finance.annual.models import AnnualAccounts
from chehang.finance.annual.states import ACCOUNTS


class SignAnnualAccounts(Command):
    """The version."""

    accounts: Annotated[Id, Ref("finance.AnnualAccounts")]


@operation("finance.sign_annual_accounts", title=_("Sign the annual accounts"), posts=("finance_manager", "general_manager"))  # fmt: skip
def sign_annual_accounts(cmd: SignAnnualAccounts, ctx: Context) -> Done:
    """They stand for good. Refused for who drafted them."""
    row = access.get(AnnualAccounts, cmd.accounts, ctx, lock=True)
    if row.author_id == ctx.actor.employee_id:
        raise Refused("annual.own", _("You drafted these accounts yourself. Another person has to sign them."))
    ACCOUNTS.advance(ctx, row, "sign", signed_by_id=ctx.actor.employee_id, signed_at=ctx.now)
    return Done(id=row.pk, number=str(row))
