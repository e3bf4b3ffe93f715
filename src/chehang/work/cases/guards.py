"""What the database refuses about cases."""

from chehang.core.guards import AppendOnly, FrozenWhen, Refuse

_MEASURES = (
    "(SELECT COUNT(*) FROM work_task t WHERE t.about = 'work.case' AND t.about_id = NEW.id"
    " AND t.state NOT IN ('done', 'cancelled')) > 0"
)

GUARDS = [
    Refuse(
        "work_case_measures_done",
        "work.CaseRecord",
        "UPDATE",
        f"NEW.state = 'closed' AND OLD.state <> 'closed' AND {_MEASURES}",
    ),
    FrozenWhen(
        "work.CaseRecord",
        when="OLD.state = 'closed'",
        but=(
            "state",
            "level",
            "clock_from",
            "due_at",
            "responded_at",
            "confirmed_by_id",
            "satisfied",
            "closed_at",
            "late",
            "reopened",
            "compensation_approved_by_id",
        ),
    ),
    AppendOnly("work.CaseNote"),
    AppendOnly("work.CaseLink"),
]
