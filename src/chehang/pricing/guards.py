"""Prices and limits are history: a change is a new row. A proposal stays as it was submitted."""

from django.utils.translation import gettext_lazy as _

from chehang.core.guards import AppendOnly, FrozenWhen, Refuse
from chehang.core.masterdata import FixedWhileUsed

_SUBMITTED = "(SELECT p.state FROM pricing_priceproposal p WHERE p.id = {row}.proposal_id) <> 'draft'"

GUARDS = [
    AppendOnly("pricing.SellingPrice"),
    AppendOnly("pricing.Kit"),
    AppendOnly("pricing.KitLine"),
    AppendOnly("pricing.DiscountLimit"),
    AppendOnly("pricing.MarketPrice"),
    FrozenWhen("pricing.Suggestion", "OLD.state IN ('approved', 'returned')"),
    FrozenWhen("pricing.PriceProposal", "OLD.state <> 'draft'", but=("state", "decided_by_id", "decided_by_name")),
    Refuse(
        "pricing_priceproposal_decided",
        "pricing.PriceProposal",
        "UPDATE",
        "OLD.decided_by_id IS NOT NULL AND (NEW.decided_by_id IS NULL OR NEW.decided_by_id <> OLD.decided_by_id"
        " OR NEW.decided_by_name <> OLD.decided_by_name)",
    ),
    FrozenWhen("pricing.ProposedPrice", _SUBMITTED.format(row="OLD")),
    Refuse("pricing_proposedprice_no_more", "pricing.ProposedPrice", "INSERT", _SUBMITTED.format(row="NEW")),
    FixedWhileUsed(
        "catalogue.Part", ("brand_id", "quality", "unit"), "pricing.SellingPrice", "1 = 1", _("a price set by hand")
    ),
]
