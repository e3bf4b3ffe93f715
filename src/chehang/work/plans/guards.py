"""What the database refuses about goals (H20)."""

from chehang.core.guards import FrozenWhen, Refuse

_CHILDREN = "FROM work_goal c WHERE c.parent_id = NEW.id AND c.state <> 'dropped'"

GUARDS = [
    # A parent starts to run only when what it was split into adds up to it.
    Refuse(
        "work_goal_adds_up",
        "work.Goal",
        "UPDATE",
        f"OLD.state IN ('draft', 'agreed') AND NEW.state = 'running' AND (SELECT COUNT(*) {_CHILDREN}) > 0"
        f" AND (SELECT SUM(c.target) {_CHILDREN}) <> NEW.target",
    ),
    FrozenWhen("work.Goal", when="OLD.state IN ('reviewed', 'dropped')"),
]
