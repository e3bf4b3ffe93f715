"""The code tables of imports."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Incoterm(TextChoices):
    """Incoterms 2020; what the price includes decides what is added to the dutiable value."""

    EXW = "EXW", _("EXW, at the maker's works")
    FCA = "FCA", _("FCA, handed to the carrier")
    FOB = "FOB", _("FOB, on board")
    CFR = "CFR", _("CFR, with freight")
    CIF = "CIF", _("CIF, with freight and insurance")
    CIP = "CIP", _("CIP, carried and insured")
    DAP = "DAP", _("DAP, delivered at place")
    DDP = "DDP", _("DDP, delivered duty paid")


class Mode(TextChoices):
    """How the goods travel."""

    SEA = "sea", _("Sea")
    AIR = "air", _("Air")
    RAIL = "rail", _("Rail")
    ROAD = "road", _("Road")


class PaperKind(TextChoices):
    """The papers of an import (进出口单证)."""

    CONTRACT = "contract", _("Contract")
    INVOICE = "invoice", _("Commercial invoice")
    PACKING = "packing", _("Packing list")
    TRANSPORT = "transport", _("Bill of lading or air waybill")
    ORIGIN = "origin", _("Certificate of origin")
    MANDATE = "mandate", _("Broker's mandate")
    INSURANCE = "insurance", _("Insurance policy")
    ELEMENTS = "elements", _("Declaration elements")
    CCC = "ccc", _("CCC or exemption")
    MSDS = "msds", _("MSDS and UN38.3")
    WOOD = "wood", _("Wood packing (IPPC)")
    DECLARATION = "declaration", _("Declaration")


# Whose lines are compared with the declaration, and the order itself.
COMPARED = (PaperKind.INVOICE, PaperKind.PACKING, PaperKind.ORIGIN)


class Basis(TextChoices):
    """By what a charge is spread over the lines."""

    VALUE = "value", _("Dutiable value")
    WEIGHT = "weight", _("Gross weight")
    VOLUME = "volume", _("Volume")
    QUANTITY = "quantity", _("Quantity")
    EQUAL = "equal", _("Equal per line")
    DIRECT = "direct", _("One line")


class ChargeKind(TextChoices):
    """What a charge is for. Freight and insurance before unloading belong to the dutiable value."""

    FREIGHT = "freight", _("International freight")
    INSURANCE = "insurance", _("Insurance")
    ORIGIN = "origin", _("Transport to the port abroad")
    COMMISSION = "commission", _("Commission paid besides the price")
    PACKING = "packing", _("Packing paid besides the price")
    ROYALTY = "royalty", _("Royalties and tools supplied")
    TERMINAL = "terminal", _("Terminal handling (THC)")
    BROKER = "broker", _("Broker")
    DOCUMENTS = "documents", _("Document fees")
    BANK = "bank", _("Bank")
    INLAND = "inland", _("Inland transport")
    STORAGE = "storage", _("Storage")
    INSPECTION = "inspection", _("Customs inspection")
    DEMURRAGE = "demurrage", _("Demurrage and detention")
    LATE = "late", _("Late declaration or payment")
    FINE = "fine", _("Fine")
    OTHER = "other", _("Other")


# Part of the dutiable value, in whatever currency they are paid (关税法 art. 24); what the price includes already is not entered again.
CARRIED = (ChargeKind.FREIGHT, ChargeKind.INSURANCE, ChargeKind.ORIGIN)
# Commission (not the buyer's own), packing, royalties and tools are added whatever the incoterm (art. 25).
DUTIABLE = (*CARRIED, ChargeKind.COMMISSION, ChargeKind.PACKING, ChargeKind.ROYALTY)
INCLUDED = {
    **dict.fromkeys((Incoterm.FCA, Incoterm.FOB), (ChargeKind.ORIGIN,)),
    Incoterm.CFR: (ChargeKind.ORIGIN, ChargeKind.FREIGHT),
    **dict.fromkeys((Incoterm.CIF, Incoterm.CIP, Incoterm.DAP, Incoterm.DDP), CARRIED),
}
ALWAYS_ABNORMAL = (ChargeKind.DEMURRAGE, ChargeKind.LATE, ChargeKind.FINE, ChargeKind.OTHER)


class Cause(TextChoices):
    """Why a charge is out of the usual."""

    PRICE = "price", _("Price")
    WEIGHT = "weight", _("Weight or volume")
    ROUTE = "route", _("Route")
    AMENDMENT = "amendment", _("Amended declaration")
    INSPECTION = "inspection", _("Customs inspection")
    DELAY = "delay", _("Detention or delay")
    RATE = "rate", _("Exchange rate")
    DAMAGE = "damage", _("Damage")
    OTHER = "other", _("Other")


class Judgement(TextChoices):
    """What the parts manager thinks of it."""

    FAIR = "fair", _("Reasonable")
    CLAIM = "claim", _("To be claimed back")
    OURS = "ours", _("Our fault")


class Milestone(TextChoices):
    """What the broker tells, in its usual order; the parts manager is told of each."""

    SENT = "sent", _("Sent to the broker")
    PRE_ENTERED = "pre_entered", _("Pre-entered")
    DECLARED = "declared", _("Declared")
    INSPECTION = "inspection", _("Customs inspection")
    TAX_DUE = "tax_due", _("Taxes due")
    DELIVERED = "delivered", _("Delivered to the store")
    REJECTED = "rejected", _("Rejected, to be amended")
