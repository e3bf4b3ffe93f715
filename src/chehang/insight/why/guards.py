"""What the database refuses about one-offs: what was said stays readable."""

from chehang.core.guards import AppendOnly

GUARDS = [AppendOnly("insight.OneOff")]
