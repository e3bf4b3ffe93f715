"""What the database refuses in car sales."""

from chehang.core.guards import AppendOnly, FrozenWhen, Guard

GUARDS: list[Guard] = [
    AppendOnly("carsales.FollowUp"),
    AppendOnly("carsales.RivalNote"),
    FrozenWhen("carsales.Visit", "OLD.left_at IS NOT NULL"),
    FrozenWhen("carsales.Drive", "OLD.state = 'done'"),
]
