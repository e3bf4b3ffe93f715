"""What the database refuses in finance, gathered from the subjects."""

from .spending.guards import GUARDS as SPENDING

GUARDS = [*SPENDING]
