"""What the database refuses about strategies: what was approved stands, what was found at a review too."""

from chehang.core.guards import AppendOnly, FrozenWhen

_NOT_A_DRAFT = "(SELECT s.state FROM insight_strategy s WHERE s.id = OLD.strategy_id) <> 'draft'"

GUARDS = [
    FrozenWhen("insight.Strategy", when="OLD.state <> 'draft'", but=("state",)),
    FrozenWhen("insight.StrategyTarget", when=_NOT_A_DRAFT),
    AppendOnly("insight.StrategyReview"),
]
