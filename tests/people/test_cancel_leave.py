"""A leave is taken back before it begins."""

from tests.people.hr import Hr
from tests.people.month import leave


def test_before_it_begins(hr: Hr) -> None:
    one = leave(hr)
    hr.refused("leave.not_yours", "cancel_leave", "parts_manager", leave=one.pk, reason="不去了")
    hr.run("cancel_leave", "keeper", leave=one.pk, reason="不去了")
    one.refresh_from_db()
    assert one.state == "cancelled"
    two = leave(hr)
    hr.yes("people.leave", two.pk, "parts_manager")
    hr.office.pass_time(days=1)
    hr.refused("leave.begun", "cancel_leave", "keeper", leave=two.pk, reason="不去了")
