"""What the database refuses about budgets and assets."""

from chehang.core.guards import AppendOnly, FrozenWhen

GUARDS = [
    FrozenWhen("finance.Budget", when="OLD.state = 'approved'"),
    AppendOnly("finance.BudgetLine"),
    AppendOnly("finance.Variance"),
    AppendOnly("finance.Wear"),
    AppendOnly("finance.AssetPart"),
    FrozenWhen("finance.Asset", when="1 = 1", but=("state", "disposed_on", "department", "place")),
]
