"""What the database refuses, one file per subject."""

from .freezing.guards import GUARDS as FREEZING

GUARDS = [*FREEZING]
