"""The tables of insight, one file per subject."""

from .freezing.models import FrozenFigure, FrozenMonth
from .packs.models import PackLine, ReportPack
from .targets.models import YearPlan

__all__ = ["FrozenFigure", "FrozenMonth", "PackLine", "ReportPack", "YearPlan"]
