"""What waits for a person is sent to where he wants to be reached: decisions and what is late, each once."""

from datetime import timedelta

from chehang.core.house import house_actor
from chehang.core.models import InboxItem, Outgoing
from chehang.core.outbox import sending
from chehang.core.outbox.forwarding import forward, stores_with_reach
from chehang.core.timers import LATE
from chehang.org.operations.set_reach import SetReach, set_reach
from tests.approving import handed_in, says_yes
from tests.messaging import way


def reached(depot, post: str, channel, **also) -> None:
    depot.run(set_reach, SetReach(channel=channel.pk, **also), post)


def keys() -> list[str]:
    return [k.split(":")[0] for k in Outgoing.objects.order_by("id").values_list("key", flat=True)]


def test_a_decision_goes_out_once_to_who_may_decide(depot, robot) -> None:
    channel = way(depot.who("administrator"), depot.clock, "wecom", robot.url)
    older = handed_in(depot)
    depot.clock.at += timedelta(minutes=1)
    for post in ("parts_manager", "keeper"):
        reached(depot, post, channel)
    house = house_actor(depot.store.pk)
    request = handed_in(depot)
    assert stores_with_reach() == [depot.store.pk]
    assert forward(house, depot.clock) == 1 and forward(house, depot.clock) == 0
    message = Outgoing.objects.get()
    assert message.employee_id == depot.who("parts_manager").employee_id and request.title in message.text
    assert older.pk != message.subject_id == request.pk
    sending.send_due(depot.clock)
    assert "待您审批" in robot.calls[0]["json"]["text"]["content"]
    says_yes(depot, request, "parts_manager")
    assert forward(house, depot.clock) == 0


def test_what_is_late_goes_to_the_post_and_the_rest_only_to_who_wants_all(depot, robot) -> None:
    channel = way(depot.who("administrator"), depot.clock, "wecom", robot.url)
    reached(depot, "parts_manager", channel)
    reached(depot, "keeper", channel, scope="all")
    common = {"store_id": depot.store.pk, "created_at": depot.clock.now()}
    for post, message in (("parts_manager", LATE), ("parts_manager", "Count bin A-01"), ("keeper", "Count bin A-01")):
        InboxItem.objects.create(**common, post=post, message=message, params={"thing": "RK1", "due": "9:00", "what": "上架"})  # fmt: skip
    InboxItem.objects.create(**common, employee_id=depot.who("keeper").employee_id, message="Count bin B-01")
    house = house_actor(depot.store.pk)
    assert forward(house, depot.clock) == 3 and forward(house, depot.clock) == 0
    mine = Outgoing.objects.get(employee_id=depot.who("parts_manager").employee_id)
    assert "RK1" in mine.text and not mine.outside


def test_the_tick_of_the_worker_sends_it(depot, robot, monkeypatch) -> None:
    from chehang.project.commands.worker import send_messages

    monkeypatch.setattr("chehang.core.context.Clock.now", lambda self: depot.clock.at)
    reached(depot, "parts_manager", way(depot.who("administrator"), depot.clock, "wecom", robot.url))
    handed_in(depot)
    assert send_messages() == 1 and keys() == ["decide"] and len(robot.calls) == 1
