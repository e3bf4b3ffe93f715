"""Kinds of calls are data: a new one is made from the next event on."""

from chehang.care.models import FollowUp
from tests.care.conftest import MANAGER, Care

NEW = {
    "code": "delivery_month", "event": "car_delivered", "title": "交车满月", "begins_hours": 696, "window_hours": 48, "script": "您好",
}  # fmt: skip


def test_the_next_delivery_has_it(care: Care) -> None:
    care.refused("not_allowed", "add_trigger", **NEW)
    care.refused("trigger.post", "add_trigger", MANAGER, **NEW, post="nobody")
    care.run("add_trigger", MANAGER, **NEW)
    care.refused("trigger.code", "add_trigger", MANAGER, **NEW)
    care.plan()
    assert FollowUp.objects.filter(trigger__code="delivery_month").count() == 1
