"""What holds whenever the cashier pays: by which way, how much in cash, who not."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.parameters import parameter

from ..treasury.models import BankAccount
from .kinds import Method
from .models import Claim, Payment


def require_payable_now(ctx: Context, row: Claim | Payment, method: str, amount: Decimal) -> None:
    """Approved for exactly this content, not by the cashier's own hand, and not too much in cash (H19, §8.10)."""
    if approvals.standing(row) is None:
        raise Refused(
            "payment.not_approved", _("%(what)s is not approved as it stands. It cannot be paid."), what=str(row)
        )
    author = row.claimant_id if isinstance(row, Claim) else row.author_id
    if author == ctx.actor.employee_id:
        raise Refused("payment.own", _("You asked for this yourself. Another cashier has to pay it."))
    most = parameter(ctx, "finance.cash_payment_limit", ctx.today)
    if method == Method.CASH and amount > most:
        raise Refused(
            "payment.cash_limit",
            _("Up to %(most)s is paid in cash. Please pay %(amount)s by bank transfer."),
            field="method",
            most=f"{most:,.2f}",
            amount=f"{amount:,.2f}",
        )


def money_leg(method: str) -> str:
    """The leg of the posting rules that the money leaves from."""
    return "money_cash" if method == Method.CASH else "money_bank"


def role_of(ctx: Context, method: str, bank: int | None) -> str:
    """The role of the bank account that is paid from; nothing for cash and for the main account."""
    if method == Method.CASH or bank is None:
        return ""
    return access.get(BankAccount, bank, ctx).role
