"""The queue gives each agent the call that comes first, and no call to two."""

from chehang.care.models import CallKind, FollowUp
from tests.care.conftest import Care


def test_prescribed_before_reminders_and_promised_before_both(care: Care) -> None:
    prescribed = care.due()
    later = care.another()
    care.plan("service_delivered", customer=later.pk, vehicle=None, on=care.office.day(-2))
    other = FollowUp.objects.get(customer=later)
    assert care.run("next_call").id == prescribed.pk
    assert care.run("next_call").id == prescribed.pk, "the same again while it is held"
    assert care.run("next_call", "care_agent/阮玲").id == other.pk
    care.record(other, "later", "care_agent/阮玲", on=care.office.day(), hour=11)
    care.record(prescribed, "reached")
    care.at(12)
    assert care.run("next_call").id == other.pk


def test_a_call_held_too_long_goes_to_the_next(care: Care) -> None:
    call = care.due()
    care.run("next_call")
    care.office.pass_time(minutes=16)
    assert care.run("next_call", "care_agent/阮玲").id == call.pk
    care.refused("call.held", "record_call", call=call.pk, outcome="reached", said="正常")


def test_nothing_is_due(care: Care) -> None:
    care.refused("call.none", "next_call")
    care.refused("not_allowed", "next_call", "keeper")


def test_who_refused_is_not_in_the_queue(care: Care) -> None:
    care.due()
    care.consent("service", given=False)
    CallKind.objects.update(purpose="service")
    care.refused("call.none", "next_call")


def test_marketing_needs_a_yes(care: Care) -> None:
    care.plan("insurance", on=care.office.day(20))
    care.refused("call.none", "next_call")
    care.consent("marketing")
    assert care.run("next_call").number == "续保报价(提前60天)"
