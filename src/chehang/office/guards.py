"""What the database refuses in administration."""

from chehang.core.guards import FrozenWhen

GUARDS = [
    FrozenWhen("office.Hazard", when="OLD.state = 'closed'"),
    FrozenWhen("office.SealUse", when="OLD.state = 'allowed'"),
]
