"""A consultant takes what nobody looks after; the first one has it."""

from .showroom import Showroom


def test_the_first_one_has_it(room: Showroom) -> None:
    lead = room.lead("marketing_manager")
    room.act("take_lead", "sales_consultant/李二", lead=lead.pk)
    room.refused("not_found", "take_lead", lead=lead.pk)
    lead.refresh_from_db()
    assert lead.consultant_id == room.id("sales_consultant/李二")
