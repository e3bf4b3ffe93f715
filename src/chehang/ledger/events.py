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
    "count_gain": gettext_lazy("Count gain found"),
    "count_gain_approved": gettext_lazy("Count gain approved"),
    "count_loss": gettext_lazy("Count loss found"),
    "count_loss_approved": gettext_lazy("Count loss approved"),
    "internal_issue": gettext_lazy("Parts used by the store"),
    "workshop_issue": gettext_lazy("Parts issued to the workshop"),
    "scrap": gettext_lazy("Goods scrapped"),
}


def event_title(event: str) -> str:
    """The words for an event; a reversal says what it reverses."""
    if event in EVENTS:
        return str(EVENTS[event])
    original = event.removesuffix("_reversed")
    if original != event and original in EVENTS:
        return _("Reversal: %(what)s") % {"what": EVENTS[original]}
    return event
