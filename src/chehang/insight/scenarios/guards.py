"""What the database refuses about scenarios: what was assumed stays readable."""

from chehang.core.guards import AppendOnly

GUARDS = [AppendOnly("insight.Scenario"), AppendOnly("insight.Assumption")]
