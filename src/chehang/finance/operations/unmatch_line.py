"""Take a match back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.finance.models import BankLine, BankMatch


class UnmatchLine(Command):
    """The bank line whose match is wrong, and why."""

    line: Annotated[Id, Ref("finance.BankLine"), Field(title="Bank line")]
    reason: Reason


@operation("finance.unmatch_line", title=_("Take the match back"), posts=("accountant", "finance_manager"))
def unmatch_line(cmd: UnmatchLine, ctx: Context) -> Done:
    """Take a match back, with a reason. Refused for what was booked from the statement itself, and where nothing is matched."""
    line = access.get(BankLine, cmd.line, ctx, lock=True)
    match = BankMatch.objects.filter(bank_line=line).first()
    if match is None:
        raise Refused("bank.not_matched", _("This bank line is not matched."))
    if match.how == "booked":
        raise Refused("bank.booked_from", _("This voucher was made from the bank line. Reverse the voucher instead."))
    ctx.changed(line, {"matched": match.entry_id}, {"matched": None, "reason": cmd.reason})
    match.delete()
    return Done(id=line.pk)
