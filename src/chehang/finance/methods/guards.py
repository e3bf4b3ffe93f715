"""What the database refuses about notes."""

from chehang.core.guards import AppendOnly

GUARDS = [AppendOnly("finance.TaxNote")]
