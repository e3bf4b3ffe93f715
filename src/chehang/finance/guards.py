"""What the database refuses in finance, gathered from the subjects."""

from chehang.core.masterdata import Master

from .annual.guards import GUARDS as ANNUAL
from .budget.guards import GUARDS as BUDGET
from .closing.guards import GUARDS as CLOSING
from .deferring.guards import GUARDS as DEFERRING
from .discipline.guards import GUARDS as DISCIPLINE
from .inspection.guards import GUARDS as INSPECTION
from .maker.guards import GUARDS as MAKER
from .methods.guards import GUARDS as METHODS
from .spending.guards import GUARDS as SPENDING
from .treasury.guards import GUARDS as TREASURY

MASTERS = [
    Master(
        "finance.BankAccount",
        once=("store_id", "kind", "account_id", "currency"),
        free=("name", "bank", "number", "role", "since", "opening", "active"),
    ),
]

GUARDS = [
    *SPENDING,
    *TREASURY,
    *CLOSING,
    *BUDGET,
    *METHODS,
    *DISCIPLINE,
    *MAKER,
    *INSPECTION,
    *ANNUAL,
    *DEFERRING,
    *MASTERS,
]
