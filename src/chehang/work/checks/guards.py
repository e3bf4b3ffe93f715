"""What the database refuses about checks."""

from chehang.core.guards import AppendOnly, FrozenWhen, Refuse

_ITEMS = "(SELECT COUNT(*) FROM work_checkitem i WHERE i.template_id = NEW.template_id)"
_ANSWERS = "(SELECT COUNT(*) FROM work_checkanswer a WHERE a.round_id = NEW.id)"

GUARDS = [
    AppendOnly("work.CheckItem"),
    AppendOnly("work.CheckAnswer"),
    Refuse(
        "work_check_answered",
        "work.CheckRound",
        "UPDATE",
        f"NEW.state = 'done' AND OLD.state <> 'done' AND {_ANSWERS} <> {_ITEMS}",
    ),
    FrozenWhen("work.CheckRound", when="OLD.state IN ('done', 'verified')", but=("state", "verified_by_id")),
]
