"""Prices and limits are history: a change is a new row."""

from chehang.core.guards import AppendOnly

GUARDS = [AppendOnly("pricing.SellingPrice"), AppendOnly("pricing.DiscountLimit")]
