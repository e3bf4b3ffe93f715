"""The tables of insight, one file per subject."""

from .freezing.models import FrozenFigure, FrozenMonth
from .packs.models import PackLine, ReportPack
from .scenarios.models import Assumption, Scenario
from .strategy.models import Strategy, StrategyReview, StrategyTarget
from .targets.models import YearPlan

__all__ = [
    "Assumption",
    "FrozenFigure",
    "FrozenMonth",
    "PackLine",
    "ReportPack",
    "Scenario",
    "Strategy",
    "StrategyReview",
    "StrategyTarget",
    "YearPlan",
]
