"""The events of the posting rules in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

EVENTS = {
    "manual": gettext_lazy("Written by hand"),
    "opening_stock": gettext_lazy("Stock at the start"),
    "receipt_invoiced": gettext_lazy("Goods received with invoice"),
    "receipt_estimated": gettext_lazy("Goods received, estimated"),
    "estimate_reversed": gettext_lazy("Estimate taken back"),
    "invoice_variance": gettext_lazy("Invoice differs from estimate"),
    "estimate_invoiced": gettext_lazy("Invoice for estimated goods"),
    "late_cost": gettext_lazy("Late cost"),
    "input_vat_verified": gettext_lazy("Input VAT verified"),
    "supplier_paid": gettext_lazy("Supplier paid"),
    "supplier_return": gettext_lazy("Returned to supplier"),
    "claim": gettext_lazy("Shortage or damage claimed"),
    "import_goods": gettext_lazy("Imported goods on the way"),
    "import_taxes": gettext_lazy("Import taxes paid"),
    "import_charges": gettext_lazy("Charges of an import"),
    "import_received": gettext_lazy("Import received"),
    "sale": gettext_lazy("Parts sold"),
    "sale_cost": gettext_lazy("Cost of parts sold"),
    "sale_reversed": gettext_lazy("Sale returned"),
    "sale_cost_reversed": gettext_lazy("Cost of returned goods"),
    "money_received": gettext_lazy("Money received"),
    "money_refunded": gettext_lazy("Money given back"),
    "wallet_settled": gettext_lazy("Wallet settlement arrived"),
    "deposit_received": gettext_lazy("Deposit taken"),
    "deposit_applied": gettext_lazy("Deposit applied"),
    "parts_deposit": gettext_lazy("Parts deposit held"),
    "parts_deposit_forfeited": gettext_lazy("Earnest money kept"),
    "parts_deposit_doubled": gettext_lazy("Earnest money returned double"),
    "count_gain": gettext_lazy("Count gain found"),
    "count_gain_approved": gettext_lazy("Count gain approved"),
    "count_loss": gettext_lazy("Count loss found"),
    "count_loss_approved": gettext_lazy("Count loss approved"),
    "internal_issue": gettext_lazy("Parts used by the store"),
    "workshop_issue": gettext_lazy("Parts issued to the workshop"),
    "scrap": gettext_lazy("Goods scrapped"),
    "expense_claimed": gettext_lazy("Expense claim paid or set off"),
    "advance_paid": gettext_lazy("Advance to a colleague"),
    "advance_returned": gettext_lazy("Advance given back"),
    "wages_accrued": gettext_lazy("Wages and social insurance of a month"),
    "wages_paid": gettext_lazy("Wages and social insurance paid"),
    "taxes_paid": gettext_lazy("Taxes paid"),
    "collected_paid": gettext_lazy("Money collected for others paid out"),
    "deposit_placed": gettext_lazy("Deposit placed with others"),
    "asset_bought": gettext_lazy("Fixed asset taken over"),
    "depreciation": gettext_lazy("Depreciation of a month"),
    "asset_disposed": gettext_lazy("Fixed asset taken out"),
    "asset_sold": gettext_lazy("Fixed asset sold or scrapped"),
    "deferral_started": gettext_lazy("Long-term prepaid expense"),
    "deferral_month": gettext_lazy("Prepaid expense of a month"),
    "lease_started": gettext_lazy("Lease begun"),
    "lease_month": gettext_lazy("Lease of a month"),
    "accrual": gettext_lazy("Accrued expense"),
    "interest_paid": gettext_lazy("Interest paid"),
    "provision_stock": gettext_lazy("Provision for slow stock"),
    "provision_debts": gettext_lazy("Provision for bad debts"),
    "vat_turned": gettext_lazy("VAT of the month to unpaid"),
    "surtaxes": gettext_lazy("Surtaxes and stamp duty of the month"),
    "input_vat_turned_out": gettext_lazy("Input VAT turned out"),
    "income_tax": gettext_lazy("Income tax of the quarter"),
    "rebate_accrued": gettext_lazy("Rebate of the maker"),
    "maker_service": gettext_lazy("Service for the maker"),
    "rebate_settled": gettext_lazy("Rebate set off or received"),
    "cash_banked": gettext_lazy("Cash paid into the bank"),
    "cash_drawn": gettext_lazy("Cash drawn from the bank"),
    "bank_moved": gettext_lazy("Moved between own bank accounts"),
    "bank_interest": gettext_lazy("Interest earned at the bank"),
    "bank_fee": gettext_lazy("Bank charges"),
    "cash_over": gettext_lazy("Cash found over"),
    "cash_short": gettext_lazy("Cash found short"),
    "profit_distributed": gettext_lazy("Statutory reserve"),
    "profit_transferred": gettext_lazy("Profit and loss of the month"),
    "year_closed": gettext_lazy("Result of the year"),
}


def event_title(event: str) -> str:
    """The words for an event; a reversal says what it reverses."""
    if event in EVENTS:
        return str(EVENTS[event])
    original = event.removesuffix("_reversed")
    if original != event and original in EVENTS:
        return _("Reversal: %(what)s") % {"what": EVENTS[original]}
    return event
