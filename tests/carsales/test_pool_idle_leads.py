"""Who is not spoken to goes to the pool."""

from chehang.carsales.models import Lead
from chehang.carsales.operations.pool_idle_leads import PoolIdleLeads, pool_idle_leads
from chehang.core.house import house_actor

from .showroom import Showroom


def test_after_a_week_of_silence(room: Showroom) -> None:
    lead = room.contacted()
    asked = lambda: pool_idle_leads(PoolIdleLeads(), actor=house_actor(room.store.pk, "01"), clock=room.clock)  # noqa: E731
    room.days(8)
    assert asked().count == 0
    room.days(1)
    assert asked().count == 1
    lead.refresh_from_db()
    assert (lead.state, lead.next_follow) == ("pool", None)
    room.act("take_lead", "sales_consultant/李二", lead=lead.pk)
    assert Lead.objects.get().state == "assigned"
