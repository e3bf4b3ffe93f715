"""The tables of finance, one file per subject."""

from .assets.models import Asset, Wear
from .budget.models import Budget, BudgetLine, Variance
from .closing.models import CloseTick, FrozenStatement, SpotCheck
from .spending.models import Claim, ClaimLine, Payee, Payment, PaymentLine, ReceivedInvoice
from .treasury.models import BankAccount, BankLine, BankMatch, BankStatement, CashCount, CashMove, Reconciliation
from .vat.models import IssuedInvoice, TurnedOut

__all__ = [
    "Asset",
    "BankAccount",
    "BankLine",
    "BankMatch",
    "BankStatement",
    "Budget",
    "BudgetLine",
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
    "Variance",
    "Wear",
]
