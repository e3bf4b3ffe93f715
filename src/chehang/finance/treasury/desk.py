"""What waits in cash and bank: too much in the till, no count yesterday, old open items, reconciliations to review."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits
from chehang.core.parameters import parameter
from chehang.ledger.queries import balance_of_role

from .models import BankLine, Reconciliation


@waits
def too_much_cash(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """More in the till than the bank agreed to (库存现金限额)."""
    if actor.may("finance.move_cash"):
        there, most = balance_of_role(actor, "cash"), parameter(actor, "finance.cash_limit", clock.today())
        if there > most:
            words = _("%(there)s in the till, %(most)s is the limit: take it to the bank")
            said = words % {"there": f"{there:,.2f}", "most": f"{most:,.2f}"}
            yield Waiting(said, None, "/do/finance/move_cash/?kind=banked", _("Bank it"), urgent=True)


@waits
def bank_lines(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Bank lines that nobody matched."""
    if actor.may("finance.match_line"):
        if n := rows(BankLine, actor).filter(match=None).count():
            yield Waiting(_("Bank lines without a voucher"), None, "/finance/bank/", _("Match"), count=n)
        if actor.may("finance.review_reconciliation"):
            found = rows(Reconciliation, actor).filter(reviewed_by=None).exclude(made_by_id=actor.employee_id)
            if n := found.count():
                yield Waiting(
                    _("Bank reconciliations to review"), None, "/finance/reconciliations/", _("Review"), count=n
                )
