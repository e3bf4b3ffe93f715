"""What the database refuses about people."""

from chehang.core.guards import AppendOnly, FrozenWhen

GUARDS = [
    FrozenWhen("people.OrgChange", when="OLD.state <> 'submitted'", but=("state", "was")),
    FrozenWhen("people.PersonnelEvent", when="OLD.state <> 'submitted'", but=("state",)),
    FrozenWhen("people.LabourContract", when="1 = 1", but=("ended_on", "confirmed_on")),
    FrozenWhen("people.ListItem", when="OLD.done_on IS NOT NULL"),
    AppendOnly("people.Interview"),
]
