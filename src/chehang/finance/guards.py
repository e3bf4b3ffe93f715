"""What the database refuses in finance, gathered from the subjects."""

from .budget.guards import GUARDS as BUDGET
from .closing.guards import GUARDS as CLOSING
from .spending.guards import GUARDS as SPENDING
from .treasury.guards import GUARDS as TREASURY

GUARDS = [*SPENDING, *TREASURY, *CLOSING, *BUDGET]
