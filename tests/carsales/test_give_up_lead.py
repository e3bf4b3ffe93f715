"""A customer who will not buy here."""

from chehang.core.models import Timer

from .showroom import Showroom


def test_it_waits_for_the_manager_and_nobody_is_reminded(room: Showroom) -> None:
    lead = room.contacted()
    room.refused(
        "not_found", "give_up_lead", "sales_consultant/李二", lead=lead.pk, lost_reason="price", content="已购车"
    )
    room.act("give_up_lead", lead=lead.pk, lost_reason="rival", lost_to="捷途X70", content="客户来电说已购车")
    lead.refresh_from_db()
    assert (lead.state, lead.lost_reason, lead.next_follow) == ("given_up", "rival", None)
    assert not Timer.objects.filter(ended_at=None).exists()
    room.refused("state.wrong", "follow_lead", lead=lead.pk, content="再联系")
