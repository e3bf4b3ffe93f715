"""The manager decides when calls are made."""

from chehang.care.models import CallKind, FollowUp
from tests.care.conftest import MANAGER, Care


def test_the_next_delivery_follows_the_new_time(care: Care) -> None:
    kind = CallKind.objects.get(code="delivery_satisfaction")
    data = {"trigger": kind.pk, "title": kind.title, "begins_hours": 24, "window_hours": 24, "prescribed": True}
    care.run("set_trigger", MANAGER, **data)
    care.plan()
    call = FollowUp.objects.get(trigger=kind)
    assert (call.due_at - care.office.clock.now()).total_seconds() == 48 * 3600
    care.refused("not_allowed", "set_trigger", "care_agent", **data)
    care.refused("not_found", "set_trigger", MANAGER, **data | {"trigger": 999999})
