"""What the database refuses about year plans: the weights stand."""

from chehang.core.guards import AppendOnly

GUARDS = [AppendOnly("insight.YearPlan")]
