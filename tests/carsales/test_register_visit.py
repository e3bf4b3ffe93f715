"""Who comes in, and what the trade counts."""

from decimal import Decimal as D

from chehang.carsales.models import Lead, Visit
from chehang.core.measures import Span, measures, read

from .showroom import Showroom


def value(room: Showroom, name: str) -> object:
    return read(
        measures()[f"carsales.{name}"], room.who("sales_manager"), Span.of("month", room.day()), room.day()
    ).value


def test_the_funnel_counts_as_the_trade_does(room: Showroom) -> None:
    room.act("register_visit", intent=False)  # somebody asks for the way
    room.act("register_visit")  # looks at cars, leaves no phone
    first = room.act("register_visit", name="赵敏", mobile="13600001111", wanted="泓川H5")
    assert Lead.objects.get(pk=first.lead).state == "arrived"
    room.days(2)
    again = room.act("register_visit", mobile="13600001111")
    assert (again.lead, Visit.objects.get(pk=again.id).first) == (first.lead, False)
    assert [value(room, n) for n in ("traffic", "intent", "new_intent", "kept", "came_again")] == [4, 3, 2, 1, 1]
    assert (value(room, "kept_rate"), value(room, "again_rate")) == (D("0.5"), D(1))


def test_a_mobile_needs_a_name(room: Showroom) -> None:
    room.refused("visit.name", "register_visit", mobile="13600001111")
    assert not Visit.objects.exists()


def test_an_invited_customer_comes(room: Showroom) -> None:
    lead = room.contacted()
    room.act("register_visit", lead=lead.pk)
    lead.refresh_from_db()
    assert (lead.state, lead.came_on) == ("arrived", room.day())
    assert value(room, "invited_rate") == D(1)
