"""The manager gives leads to consultants."""

from .showroom import Showroom


def test_new_ones_and_those_of_others(room: Showroom) -> None:
    lead, other = room.lead("marketing_manager"), room.id("sales_consultant/李二")
    room.act("assign_lead", "sales_manager", lead=lead.pk, consultant=other)
    lead.refresh_from_db()
    assert (lead.state, lead.consultant_id) == ("assigned", other)
    room.refused("lead.same", "assign_lead", "sales_manager", lead=lead.pk, consultant=other)
    room.act("follow_lead", "sales_consultant/李二", lead=lead.pk, content="已加微信")
    room.act("assign_lead", "sales_manager", lead=lead.pk, consultant=room.id("sales_consultant"))
    lead.refresh_from_db()
    assert (lead.state, lead.consultant_id, lead.next_follow) == ("contacted", room.id("sales_consultant"), room.day())
    room.refused("lead.no_seller", "assign_lead", "sales_manager", lead=lead.pk, consultant=room.id("keeper"))
