"""What the database refuses about contracts."""

from chehang.core.guards import FrozenWhen

GUARDS = [
    FrozenWhen("work.Contract", when="OLD.state <> 'draft'", but=("state", "approved_by_id", "signed_on")),
    FrozenWhen("work.Milestone", when="OLD.done_on IS NOT NULL"),
]
