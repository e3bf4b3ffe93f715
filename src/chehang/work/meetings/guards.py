"""What the database refuses about meetings and notes."""

from chehang.core.guards import AppendOnly, FrozenWhen

GUARDS = [
    FrozenWhen("work.Meeting", when="OLD.state <> 'called'"),
    AppendOnly("work.Decision"),
    AppendOnly("work.Note"),
]
