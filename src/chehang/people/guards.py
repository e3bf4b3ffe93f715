"""What the database refuses about people."""

from chehang.core.guards import AppendOnly, FrozenWhen, Refuse
from chehang.core.masterdata import Master

_CLOSED = (
    "SELECT 1 FROM people_payrun r WHERE r.store_id = {row}.store_id AND r.month = {row}.month"
    " AND r.state IN ('reviewed', 'approved', 'paid')"
)

GUARDS = [
    FrozenWhen("people.OrgChange", when="OLD.state <> 'submitted'", but=("state", "was")),
    FrozenWhen("people.PersonnelEvent", when="OLD.state <> 'submitted'", but=("state",)),
    FrozenWhen("people.LabourContract", when="1 = 1", but=("ended_on", "confirmed_on")),
    FrozenWhen("people.ListItem", when="OLD.done_on IS NOT NULL"),
    AppendOnly("people.Interview"),
    AppendOnly("people.Punch"),
    AppendOnly("people.PayTerms"),
    AppendOnly("people.PayElement"),
    AppendOnly("people.PayOpening"),
    FrozenWhen("people.Leave", when="OLD.state <> 'submitted'", but=("state",)),
    FrozenWhen("people.MonthSheet", when="OLD.signed_at IS NOT NULL"),
    # What went into a payroll that HR has checked stays as it was paid.
    FrozenWhen("people.PayInput", when=f"EXISTS ({_CLOSED.format(row='OLD')})"),
    Refuse("people_input_closed", "people.PayInput", "INSERT", f"EXISTS ({_CLOSED.format(row='NEW')})"),
    FrozenWhen("people.PayRun", when="OLD.state = 'paid'"),
    FrozenWhen("people.Scheme", when="OLD.state <> 'submitted'", but=("state",)),
    AppendOnly("people.SchemeItem"),
    FrozenWhen("people.Appraisal", when="OLD.state = 'closed'"),
    FrozenWhen(
        "people.AppraisalLine", when="(SELECT a.state FROM people_appraisal a WHERE a.id = OLD.appraisal_id) = 'closed'"
    ),
    FrozenWhen(
        "people.Payslip",
        when="(SELECT r.state FROM people_payrun r WHERE r.id = OLD.run_id) IN ('reviewed', 'approved', 'paid')",
    ),
    Master("people.OrgUnit", once=("store_id", "code"), free=("name", "parent_id")),
    Master(
        "people.Position",
        once=("store_id", "code"),
        free=(
            "title",
            "unit_id",
            "grade",
            "headcount",
            "hours",
            "reports_to_id",
            "rights",
            "duty",
            "since",
            "closed_on",
        ),
    ),
    FrozenWhen("people.Poll", when="1 = 1", but=("state",)),
    AppendOnly("people.CoachingNote"),
    # No FrozenWhen: a frozen table is sealed row by row with the act, and so would tell who answered what.
    Refuse(
        "people_tally_closed",
        "people.PollTally",
        "UPDATE",
        "(SELECT p.state FROM people_poll p WHERE p.id = OLD.poll_id) = 'closed' OR NEW.count < OLD.count",
    ),
]
