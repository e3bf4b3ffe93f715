"""Who sees what is known about whom: HR and the leaders of the store all, a manager the own department, everybody oneself."""

from django.db.models import Q

from chehang.core.access import Scope, add_scopes
from chehang.core.context import Actor
from chehang.org.posts import LEADERS
from chehang.work.heads import in_my_department

from .appraising import scored_by

HR = ("hr_manager", *sorted(LEADERS))
MINE = ("employee",)


def paid_to(actor: Actor) -> Q:
    """The own payslips, once they are paid."""
    return Q(employee_id=actor.employee_id, run__state="paid")


def judged(actor: Actor) -> Q:
    """The own appraisals: the targets at once, the score once it is given."""
    return Q(employee_id=actor.employee_id)


add_scopes(
    Scope("people.StaffFile", (*HR, "cashier"), own=MINE),
    Scope("people.LabourContract", HR, own=MINE),
    Scope("people.PersonnelEvent", HR, own=MINE, also=(in_my_department("employee"),)),
    Scope("people.Leave", HR, own=MINE, also=(in_my_department("employee"),)),
    Scope("people.Overtime", HR, own=MINE, also=(in_my_department("employee"),)),
    Scope("people.MonthSheet", HR, own=MINE, also=(in_my_department("employee"),)),
    Scope("people.PayTerms", HR, own=MINE),
    Scope("people.PayInput", HR, own=MINE),
    Scope("people.PayOpening", HR, own=MINE),
    Scope("people.Payslip", (*HR, "cashier"), also=(paid_to,)),
    Scope("people.Appraisal", HR, also=(judged, scored_by)),
)
