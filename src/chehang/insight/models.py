"""The tables of insight, one file per subject."""

from .freezing.models import FrozenFigure, FrozenMonth

__all__ = ["FrozenFigure", "FrozenMonth"]
