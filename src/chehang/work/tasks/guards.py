"""What the database refuses about tasks."""

from chehang.core.guards import FrozenWhen, Refuse

_LEFT = "NEW.owner_id IS NOT NULL AND NOT (SELECT e.active FROM org_employee e WHERE e.id = NEW.owner_id)"
_WAITS = "(SELECT w.state FROM work_task w WHERE w.id = NEW.waits_for_id) NOT IN ('done', 'cancelled')"

GUARDS = [
    Refuse("work_task_owner_works", "work.Task", "INSERT", _LEFT),
    Refuse(
        "work_task_new_owner_works",
        "work.Task",
        "UPDATE",
        f"{_LEFT} AND (OLD.owner_id IS NULL OR NEW.owner_id <> OLD.owner_id)",
    ),
    Refuse(
        "work_task_waits_its_turn",
        "work.Task",
        "UPDATE",
        f"OLD.state <> NEW.state AND NEW.state IN ('answered', 'done') AND NEW.waits_for_id IS NOT NULL AND {_WAITS}",
    ),
    Refuse(
        "work_task_no_circle",
        "work.Task",
        "UPDATE",
        "NEW.waits_for_id IS NOT NULL"
        " AND (SELECT w.waits_for_id FROM work_task w WHERE w.id = NEW.waits_for_id) = NEW.id",
    ),
    FrozenWhen("work.Task", when="OLD.state IN ('done', 'cancelled')"),
]
