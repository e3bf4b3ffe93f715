"""What the database refuses about customer care."""

from chehang.core.guards import AppendOnly, FrozenWhen

GUARDS = [
    AppendOnly("care.Attempt"),
    AppendOnly("care.Consent"),
    FrozenWhen("care.FollowUp", when="OLD.state IN ('done', 'unreached', 'cancelled')", but=("case_id",)),
    FrozenWhen("care.CallScore", when="OLD.state = 'scored'"),
]
