"""What the database refuses about exception reports."""

from chehang.core.guards import AppendOnly

GUARDS = [AppendOnly("finance.ExceptionReport")]
