"""Reading the money book. ``who`` is an actor or a context: nothing of another store is ever seen."""

from .account_ledger import AccountLedger, LedgerRow, account_ledger
from .balances import TrialRow, balance_of_role, balance_with, trial_balance
from .vouchers import lines_of, vouchers_of

__all__ = [
    "AccountLedger",
    "LedgerRow",
    "TrialRow",
    "account_ledger",
    "balance_of_role",
    "balance_with",
    "lines_of",
    "trial_balance",
    "vouchers_of",
]
