"""Reading the money book. ``who`` is an actor or a context: nothing of another store is ever seen."""

from .account_ledger import AccountLedger, LedgerRow, account_ledger
from .balances import TrialRow, balance_of_item, balance_of_role, balance_with, trial_balance
from .dimensions import DIMENSIONS, DimensionRow, SummaryRow, by_dimension, voucher_summary
from .spans import Span, posted_between, span_of
from .vouchers import lines_of, vouchers_of

__all__ = [
    "DIMENSIONS",
    "AccountLedger",
    "DimensionRow",
    "LedgerRow",
    "Span",
    "SummaryRow",
    "TrialRow",
    "account_ledger",
    "balance_of_item",
    "balance_of_role",
    "balance_with",
    "by_dimension",
    "lines_of",
    "posted_between",
    "span_of",
    "trial_balance",
    "voucher_summary",
    "vouchers_of",
]
