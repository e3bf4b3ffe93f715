"""The tables of insight, one file per subject."""

from .freezing.models import FrozenFigure, FrozenMonth
from .packs.models import PackLine, PackNote, PackPart, ReportPack
from .scenarios.models import Assumption, Scenario
from .strategy.models import Strategy, StrategyReview, StrategyTarget
from .targets.models import YearPlan
from .why.models import OneOff

__all__ = [
    "Assumption",
    "FrozenFigure",
    "FrozenMonth",
    "OneOff",
    "PackLine",
    "PackNote",
    "PackPart",
    "ReportPack",
    "Scenario",
    "Strategy",
    "StrategyReview",
    "StrategyTarget",
    "YearPlan",
]
