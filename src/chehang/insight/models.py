"""The tables of insight, one file per subject."""

from .freezing.models import FrozenFigure, FrozenMonth
from .packs.models import PackLine, ReportPack
from .strategy.models import Strategy, StrategyReview, StrategyTarget
from .targets.models import YearPlan

__all__ = [
    "FrozenFigure",
    "FrozenMonth",
    "PackLine",
    "ReportPack",
    "Strategy",
    "StrategyReview",
    "StrategyTarget",
    "YearPlan",
]
