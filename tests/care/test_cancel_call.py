"""Only the manager lets a call go."""

from chehang.core.models import Timer
from tests.care.conftest import AGENT, MANAGER, Care


def test_the_manager_cancels_with_a_reason(care: Care) -> None:
    call = care.due()
    care.refused("not_allowed", "cancel_call", AGENT, call=call.pk, reason="不想打")
    care.run("cancel_call", MANAGER, call=call.pk, reason="车已退订")
    call.refresh_from_db()
    assert call.state == "cancelled"
    assert Timer.objects.get(subject="care.FollowUp", subject_id=call.pk).reason == "车已退订"
    care.refused("state.wrong", "cancel_call", MANAGER, call=call.pk, reason="再来一次")
