"""Everybody says for himself how he wants to be reached."""

import pytest

from chehang.core.errors import NotFound, Refused
from chehang.core.models import Journal, Reach
from chehang.org.operations.set_reach import SetReach, set_reach
from tests.messaging import way


def test_the_last_word_counts_and_nothing_is_a_word_too(actor_of, clock, robot) -> None:
    admin, keeper = actor_of("administrator"), actor_of("keeper")
    sms, chat = way(admin, clock, "sms", robot.url), way(admin, clock, "wecom", robot.url)
    set_reach(SetReach(channel=sms.pk, address="13712345678"), actor=keeper, clock=clock)
    set_reach(SetReach(channel=chat.pk, scope="all"), actor=keeper, clock=clock)
    assert list(Reach.objects.filter(ended_at=None).values_list("channel", "scope")) == [(chat.pk, "all")]
    set_reach(SetReach(), actor=keeper, clock=clock)
    assert not Reach.objects.filter(ended_at=None).exists() and Reach.objects.count() == 2
    assert "13712345678" not in "".join(Journal.objects.values_list("request", flat=True))


def test_refused(actor_of, other_store, clock, robot) -> None:
    keeper = actor_of("keeper")
    sms = way(actor_of("administrator"), clock, "sms", robot.url)
    for cmd, code in (
        (SetReach(), r"reach\.none"),
        (SetReach(channel=sms.pk), r"reach\.address"),
        (SetReach(channel=sms.pk, address="a@b.cn"), r"reach\.address"),
    ):
        with pytest.raises(Refused, match=code):
            set_reach(cmd, actor=keeper, clock=clock)
    with pytest.raises(NotFound):
        set_reach(
            SetReach(channel=sms.pk, address="13712345678"), actor=actor_of("keeper", at=other_store), clock=clock
        )
    assert not Reach.objects.exists()
