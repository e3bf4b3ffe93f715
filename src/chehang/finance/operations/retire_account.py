"""Close an account of the chart."""

from typing import Annotated

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.ledger.models import Account, Line, Method, RoleAccount


class RetireAccount(Command):
    """The account and why."""

    account: Annotated[Id, Ref("ledger.Account"), Field(title="Ledger account")]
    reason: Reason


@operation("finance.retire_account", title=_("Close the account"), posts=("finance_manager",))
def retire_account(cmd: RetireAccount, ctx: Context) -> Done:
    """It takes no more vouchers; what was booked stays to be read. Refused with a balance, and while a rule or a method names it."""
    account = access.get(Account, cmd.account, ctx, lock=True)
    if not account.active or not account.leaf:
        raise Refused("account.not_open", _("%(account)s is not an open account without sub-accounts."), account=str(account))  # fmt: skip
    named = RoleAccount.objects.filter(account=account).exists()
    if named or Method.objects.filter(account=account).exclude(state="dropped").exists():
        raise Refused("account.named", _("A posting rule names %(account)s. Change the rule first."), account=str(account))  # fmt: skip
    sums = Line.objects.filter(account=account, voucher__state="posted").aggregate(d=Sum("debit"), c=Sum("credit"))
    if (sums["d"] or 0) != (sums["c"] or 0):
        raise Refused("account.balance", _("%(account)s has a balance. Move it first."), account=str(account))
    account.active = False
    account.save(update_fields=["active"])
    ctx.changed(account, {"active": True}, {"active": False, "reason": cmd.reason})
    return Done(id=account.pk, number=account.code)
