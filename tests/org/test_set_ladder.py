"""A store decides who is told of a kind of deadline, also of those already running."""

from datetime import timedelta

import pytest
from django.test import Client

from chehang.core import timers
from chehang.core.errors import Refused
from chehang.core.house import house_actor
from chehang.core.models import InboxItem, Ladder, Timer
from chehang.org.models import Account
from chehang.org.operations.run_clocks import RunClocks, run_clocks
from chehang.org.operations.set_ladder import SetLadder, set_ladder
from tests.warehouse.test_hand_over import released

KIND = "warehouse.outbound.released"


def cmd(*rungs: tuple[str, int, str], kind: str = KIND) -> SetLadder:
    plain = [{"when": w, "amount": a, "tell": t} for w, a, t in rungs]
    return SetLadder.model_validate({"kind": kind, "rungs": plain, "reason": "总经理要求"})


def told() -> dict[str, int]:
    rows = InboxItem.objects.filter(message__in=[timers.LATE, timers.COMING])
    return {
        p: rows.filter(post=p).count() for p in ("keeper", "parts_manager", "general_manager") if rows.filter(post=p)
    }


def test_a_ladder_of_the_store_counts_for_what_runs_already(depot) -> None:
    released(depot)
    ladder = cmd(("before", 600, "whose"), ("after", 0, "late"), ("after", 120, "general_manager"))
    depot.run(set_ladder, ladder, "general_manager")
    house = house_actor(depot.store.pk)
    for hours, reached in ((14, {"keeper": 1}), (10, {"keeper": 1, "parts_manager": 1}),
                           (2, {"keeper": 1, "parts_manager": 1, "general_manager": 1})):  # fmt: skip
        depot.clock.at += timedelta(hours=hours)
        run_clocks(RunClocks(), actor=house, clock=depot.clock)
        assert told() == reached
    assert Timer.objects.get(kind=KIND).level == 2
    depot.run(set_ladder, cmd(), "general_manager")
    assert Ladder.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (cmd(("share", 80, "whose")), "ladder.no_end"),
        (cmd(("after", 0, "late"), ("after", 60, "keeper"), ("after", 120, "late")), "ladder.round"),
        (cmd(("after", 0, "nobody")), "post.unknown"),
        (cmd(("after", 0, "late"), kind="tests.nothing"), "timer.unknown"),
    ],
)
def test_what_is_refused_leaves_nothing(store, clock, actor_of, wrong, code) -> None:
    with pytest.raises(Refused) as refusal:
        set_ladder(wrong, actor=actor_of("general_manager"), clock=clock)
    assert refusal.value.code == code and not Ladder.objects.exists()


def test_the_page_shows_every_ladder(depot) -> None:
    from chehang.org.grants import grant_new

    grant_new()
    depot.run(set_ladder, cmd(("after", 0, "late"), ("after", 45, "general_manager")), "general_manager")
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(pk=depot.who("general_manager").account_id))
    text = client.get("/org/ladders/").content.decode()
    assert "到期后 45 分钟" in text and "总经理要求" in text and "24 小时" in text
