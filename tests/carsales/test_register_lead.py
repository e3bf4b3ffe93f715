"""A new lead, and the same mobile a second time."""

from chehang.carsales.models import Lead
from chehang.core.models import Timer

from .showroom import Showroom


def test_a_consultant_keeps_the_own_lead_and_has_thirty_minutes(room: Showroom) -> None:
    lead = room.lead()
    assert (lead.state, lead.consultant_id, lead.number[:3]) == ("assigned", room.id("sales_consultant"), "XS-")
    timer = Timer.objects.get(kind="carsales.lead.assigned")
    assert (timer.due_at - room.clock.at).seconds == 30 * 60


def test_marketing_brings_leads_that_wait_ten_minutes(room: Showroom) -> None:
    lead = room.lead("marketing_manager", source="live")
    assert (lead.state, lead.consultant_id) == ("new", None)
    assert (Timer.objects.get(kind="carsales.lead.new").due_at - room.clock.at).seconds == 10 * 60


def test_the_first_owner_is_protected_for_thirty_days(room: Showroom) -> None:
    first = room.contacted()
    room.refused(
        "lead.protected", "register_lead", "sales_consultant/李二", name="赵敏", mobile=first.mobile, source="walk_in"
    )
    assert Lead.objects.count() == 1
    again = room.lead(source="video")
    assert again.pk == first.pk and again.follow_ups.count() == 2
    room.days(31)
    taken = room.lead("sales_consultant/李二", source="walk_in")
    assert (taken.pk, taken.consultant_id) == (first.pk, room.id("sales_consultant/李二"))


def test_only_who_sells_owns_a_lead(room: Showroom) -> None:
    keeper = room.id("keeper")
    room.refused(
        "lead.no_seller", "register_lead", name="赵敏", mobile="13600001111", source="phone", consultant=keeper
    )
    assert not Lead.objects.exists()
