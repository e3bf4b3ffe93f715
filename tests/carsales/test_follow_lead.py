"""Contacts, the rhythm of the levels, invitations."""

import pytest

from chehang.core.models import Timer

from .showroom import Showroom


@pytest.mark.parametrize(("level", "days"), [("H", 1), ("A", 2), ("B", 7), ("C", 15)])
def test_the_next_contact_follows_from_the_level(room: Showroom, level: str, days: int) -> None:
    lead = room.lead()
    room.act("follow_lead", lead=lead.pk, content="介绍了车型", level=level, needs="希望有七座")
    lead.refresh_from_db()
    assert (lead.state, lead.level, lead.next_follow) == ("contacted", level, room.day(days))
    timer = Timer.objects.get(kind="carsales.follow", ended_at=None)
    assert timer.employee_id == room.id("sales_consultant")
    assert Timer.objects.get(kind="carsales.lead.assigned").state == "met"


def test_a_contact_meets_what_was_planned_and_plans_anew(room: Showroom) -> None:
    lead = room.contacted()
    room.days(1)
    room.act("follow_lead", lead=lead.pk, content="周六来店", invited_for=room.day(3))
    lead.refresh_from_db()
    assert (lead.state, lead.invited_for, lead.next_follow) == ("invited", room.day(3), room.day(3))
    assert sorted(Timer.objects.filter(kind="carsales.follow").values_list("state", flat=True)) == ["met", "open"]


def test_not_a_colleagues_customer_and_no_day_that_is_over(room: Showroom) -> None:
    lead = room.lead()
    room.refused("not_found", "follow_lead", "sales_consultant/李二", lead=lead.pk, content="打过电话")
    room.refused("lead.past", "follow_lead", lead=lead.pk, content="打过电话", next_on=room.day(-1))
    assert not lead.follow_ups.exists()
