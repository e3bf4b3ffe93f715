"""The tables of finance, one file per subject."""

from .spending.models import Claim, ClaimLine, Payee, Payment, PaymentLine, ReceivedInvoice
from .treasury.models import BankAccount, BankLine, BankMatch, BankStatement, CashCount, CashMove, Reconciliation

__all__ = [
    "BankAccount",
    "BankLine",
    "BankMatch",
    "BankStatement",
    "CashCount",
    "CashMove",
    "Claim",
    "ClaimLine",
    "Payee",
    "Payment",
    "PaymentLine",
    "ReceivedInvoice",
    "Reconciliation",
]
