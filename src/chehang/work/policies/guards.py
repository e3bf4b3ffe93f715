"""What the database refuses about policies."""

from chehang.core.guards import AppendOnly, FrozenWhen

GUARDS = [
    FrozenWhen("work.Policy", when="OLD.state <> 'draft'", but=("state", "approved_by_id", "approved_at")),
    AppendOnly("work.Acknowledgement"),
]
