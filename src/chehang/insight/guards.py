"""What the database refuses, one file per subject."""

from .freezing.guards import GUARDS as FREEZING
from .packs.guards import GUARDS as PACKS
from .strategy.guards import GUARDS as STRATEGY
from .targets.guards import GUARDS as TARGETS

GUARDS = [*FREEZING, *PACKS, *STRATEGY, *TARGETS]
