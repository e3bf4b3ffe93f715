"""What was approved for a day comes in the night before it, by the house."""

from chehang.core.house import house_actor
from chehang.org.services import posts_of
from chehang.people.operations.apply_due import ApplyDue, apply_due
from tests.people.hr import Hr


def test_rights_change_that_day(hr: Hr) -> None:
    employee = hr.hired()
    event = hr.event(
        employee.pk, kind="transfer", position=hr.position("parts_planner").pk, effective_on=hr.office.day(1)
    )
    assert event.state == "approved" and posts_of(employee, hr.office.store.pk, hr.office.day()) == {"keeper"}
    hr.office.pass_time(days=1)
    apply_due(ApplyDue(), actor=house_actor(hr.office.store.pk, "01"), clock=hr.office.clock)
    event.refresh_from_db()
    assert event.state == "done" and posts_of(employee, hr.office.store.pk, hr.office.day()) == {"parts_planner"}
    assert hr.run("apply_due").done == 0
    hr.refused("not_allowed", "apply_due", "keeper")
