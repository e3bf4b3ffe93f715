"""A call goes to a colleague, or back into the queue."""

from tests.care.conftest import Care


def test_a_colleague_takes_it(care: Care) -> None:
    call = care.due()
    care.run("next_call")
    care.run("hand_over_call", call=call.pk, agent=care.office.id("care_agent/阮玲"), reason="客户是我亲戚")
    care.refused("call.held", "record_call", call=call.pk, outcome="reached", said="正常")
    assert care.run("next_call", "care_agent/阮玲").id == call.pk
    care.run("hand_over_call", "care_agent/阮玲", call=call.pk, reason="下班")
    assert care.run("next_call").id == call.pk
    care.refused("not_allowed", "hand_over_call", "keeper", call=call.pk, reason="下班")
