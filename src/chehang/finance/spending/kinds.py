"""What money is spent on, and for which departments it is a selling expense."""

from django.db import models
from django.utils.translation import gettext_lazy as _

SELLING = frozenset({"parts", "sales", "service", "marketing", "care"})


class Item(models.TextChoices):
    """Expense items; each has an account among the selling and one among the administrative expenses."""

    TRAVEL = "travel", _("Travel")
    ENTERTAINMENT = "entertainment", _("Entertainment")
    OFFICE = "office", _("Office")
    FUEL = "fuel", _("Fuel")
    FREIGHT = "freight", _("Freight")
    ADS = "ads", _("Advertising")
    EVENTS = "events", _("Events")
    UTILITIES = "utilities", _("Water and power")
    RENT = "rent", _("Rent")
    TRAINING = "training", _("Training")
    WELFARE = "welfare", _("Welfare")
    OTHER = "other", _("Other expenses")


def leg_of(item: str, department: str) -> str:
    """The leg of the posting rule: selling expenses of the departments that sell and serve, administrative ones of the others."""
    return f"{'selling' if department in SELLING else 'admin'}_{item}"


# Input VAT of these is never deducted (增值税法 art. 22: 餐饮、娱乐、居民服务; 集体福利).
NEVER_DEDUCTED = frozenset({Item.ENTERTAINMENT, Item.WELFARE})


class PaperKind(models.TextChoices):
    """Kinds of papers that prove an expense."""

    SPECIAL = "special", _("Special VAT invoice")
    DIGITAL = "digital", _("Digital invoice")
    ORDINARY = "ordinary", _("Ordinary invoice")
    TICKET = "ticket", _("Ticket")
    CUSTOMS = "customs", _("Customs payment certificate")


DEDUCTIBLE = frozenset({PaperKind.SPECIAL, PaperKind.DIGITAL, PaperKind.TICKET, PaperKind.CUSTOMS})


class Method(models.TextChoices):
    """How the cashier pays."""

    TRANSFER = "transfer", _("Bank transfer")
    CASH = "cash", _("Cash")


class PaymentKind(models.TextChoices):
    """What a payment request is for; it chooses the posting rule."""

    PAYABLES = "payables", _("Invoices of a supplier")
    PREPAYMENT = "prepayment", _("Prepayment to a supplier")
    VEHICLES = "vehicles", _("Vehicles of the maker")
    ADVANCE = "advance", _("Advance to a colleague")
    WAGES = "wages", _("Wages and social insurance")
    TAXES = "taxes", _("Taxes")
    COLLECTED = "collected", _("Money collected for others")
    DEPOSIT = "deposit", _("Deposit placed")
    INTEREST = "interest", _("Interest")
    LEASE = "lease", _("Lease")


# Kind of payment → event of the posting rules, and the legs it may be for.
POSTING: dict[str, tuple[str, tuple[str, ...]]] = {
    "payables": ("supplier_paid", ("payable",)),
    "vehicles": ("supplier_paid", ("prepaid", "payable")),
    "prepayment": ("supplier_paid", ("prepaid",)),
    "advance": ("advance_paid", ("staff",)),
    "wages": ("wages_paid", ("wages", "social", "fund", "staff_social_due")),
    "taxes": ("taxes_paid", ("vat", "city", "education", "local_education", "stamp", "income", "personal")),
    "collected": ("collected_paid", ("insurance", "plate", "deposit", "intention", "other")),
    "deposit": ("deposit_placed", ("deposit",)),
    "interest": ("interest_paid", ("interest_payable", "interest")),
    "lease": ("lease_paid", ("lease",)),
}


class Against(models.TextChoices):
    """What a line of a payment request is paid against."""

    PAYABLE = "payable", _("Supplier's invoice")
    PREPAID = "prepaid", _("Prepayment")
    STAFF = "staff", _("Advance of staff")
    WAGES = "wages", _("Wages")
    SOCIAL = "social", _("Social insurance")
    FUND = "fund", _("Housing fund")
    STAFF_SOCIAL = "staff_social_due", _("Social insurance of staff")
    VAT = "vat", _("VAT")
    CITY = "city", _("City construction tax")
    EDUCATION = "education", _("Education surcharge")
    LOCAL_EDUCATION = "local_education", _("Local education surcharge")
    STAMP = "stamp", _("Stamp duty")
    INCOME = "income", _("Corporate income tax")
    PERSONAL = "personal", _("Individual income tax")
    INSURANCE = "insurance", _("Insurance collected for others")
    PLATE = "plate", _("Plate fees and purchase tax collected")
    DEPOSIT = "deposit", _("Deposit")
    INTENTION = "intention", _("Refundable intention money")
    OTHER = "other", _("Other items")
    INTEREST_DUE = "interest_payable", _("Accrued interest")
    INTEREST = "interest", _("Interest of the month")
    LEASE = "lease", _("Lease liability")
