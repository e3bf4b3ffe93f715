"""The car of an agreed visit has been in."""

from tests.care.conftest import Care


def test_the_call_ends_when_the_car_was_in(care: Care) -> None:
    call = care.due()
    care.refused("call.no_visit", "finish_visit", call=call.pk, outcome="已修")
    care.record(call, "appointment", said="刹车异响", on=care.office.day(2))
    care.office.pass_time(days=2)
    care.run("finish_visit", "service_advisor", call=call.pk, outcome="更换制动片,试车正常")
    call.refresh_from_db()
    assert (call.state, call.result) == ("done", "appointment") and "试车正常" in call.said
    care.refused("not_allowed", "finish_visit", "keeper", call=call.pk, outcome="已修")
