"""The tables of finance, one file per subject."""

from .closing.models import CloseTick, FrozenStatement, SpotCheck
from .spending.models import Claim, ClaimLine, Payee, Payment, PaymentLine, ReceivedInvoice
from .treasury.models import BankAccount, BankLine, BankMatch, BankStatement, CashCount, CashMove, Reconciliation
from .vat.models import IssuedInvoice, TurnedOut

__all__ = [
    "BankAccount",
    "BankLine",
    "BankMatch",
    "BankStatement",
    "CashCount",
    "CashMove",
    "Claim",
    "ClaimLine",
    "CloseTick",
    "FrozenStatement",
    "IssuedInvoice",
    "Payee",
    "Payment",
    "PaymentLine",
    "ReceivedInvoice",
    "Reconciliation",
    "SpotCheck",
    "TurnedOut",
]
