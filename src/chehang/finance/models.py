"""The tables of finance, one file per subject."""

from .annual.models import AnnualAccounts
from .assets.models import Asset, AssetPart, Wear
from .budget.models import Budget, BudgetLine, Variance
from .closing.models import CloseTick, FrozenStatement, SpotCheck
from .currency.models import PaidAbroad, Revaluation, RevaluedItem
from .deferring.models import Accrual, Deferral, DeferralPart
from .discipline.models import ExceptionReport
from .einvoices.models import EInvoice
from .inspection.models import Inspection, InspectionRequest
from .leasing.models import Lease, LeaseMonth
from .levies.models import StampDuty
from .maker.models import MakerStatement, Rebate, RebatePolicy
from .methods.models import TaxNote
from .proving.models import NightProof
from .provisions.models import Provision, ProvisionLine
from .spending.models import Claim, ClaimLine, Payee, Payment, PaymentLine, ReceivedInvoice
from .treasury.models import BankAccount, BankLine, BankMatch, BankStatement, CashCount, CashMove, Reconciliation
from .vat.models import CertifiedPurchase, IssuedInvoice, TurnedOut

__all__ = [
    "Accrual",
    "AnnualAccounts",
    "Asset",
    "AssetPart",
    "BankAccount",
    "BankLine",
    "BankMatch",
    "BankStatement",
    "Budget",
    "BudgetLine",
    "CashCount",
    "CashMove",
    "CertifiedPurchase",
    "Claim",
    "ClaimLine",
    "CloseTick",
    "Deferral",
    "DeferralPart",
    "EInvoice",
    "ExceptionReport",
    "FrozenStatement",
    "Inspection",
    "InspectionRequest",
    "IssuedInvoice",
    "Lease",
    "LeaseMonth",
    "MakerStatement",
    "NightProof",
    "PaidAbroad",
    "Payee",
    "Payment",
    "PaymentLine",
    "Provision",
    "ProvisionLine",
    "Rebate",
    "RebatePolicy",
    "ReceivedInvoice",
    "Reconciliation",
    "Revaluation",
    "RevaluedItem",
    "SpotCheck",
    "StampDuty",
    "TaxNote",
    "TurnedOut",
    "Variance",
    "Wear",
]
