"""The tables of finance, one file per subject."""

from .spending.models import Claim, ClaimLine, Payee, Payment, PaymentLine, ReceivedInvoice

__all__ = ["Claim", "ClaimLine", "Payee", "Payment", "PaymentLine", "ReceivedInvoice"]
