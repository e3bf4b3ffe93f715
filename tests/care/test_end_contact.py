"""Who is no longer on a file is reminded of nothing."""

from chehang.care.models import FollowUp
from tests.care.conftest import MANAGER, Care


def test_ended(care: Care) -> None:
    day = care.office.day(3)
    data = {"customer": care.customer.pk, "name": "司机甲", "role": "sender", "licence_until": day}
    made = care.run("add_contact", **data).id
    care.refused("not_allowed", "end_contact", "keeper", contact=made, reason="离职")
    care.run("end_contact", contact=made, reason="离职")
    care.refused("contact.rests", "end_contact", contact=made, reason="离职")
    care.run("make_due_calls", MANAGER)
    assert not FollowUp.objects.exists()
