"""A document not handed over in 24 hours goes back into stock by itself, in both books, once."""

from datetime import timedelta
from decimal import Decimal as D

from chehang.core.house import house_actor
from chehang.ledger.models import Voucher
from chehang.stock.models import Balance
from chehang.warehouse.operations.return_unclaimed import ReturnUnclaimed, return_unclaimed
from tests.goods import Depot
from tests.warehouse.test_hand_over import released


def round_(depot: Depot):  # type: ignore[no-untyped-def]
    return return_unclaimed(ReturnUnclaimed(), actor=house_actor(depot.store.pk), clock=depot.clock)


def test_only_after_the_time_and_only_once(depot: Depot) -> None:
    outbound = released(depot)
    assert round_(depot).model_extra == {"back": 0, "stuck": 0}
    depot.clock.at += timedelta(hours=25)
    assert round_(depot).model_extra == {"back": 1, "stuck": 0}
    outbound.refresh_from_db()
    assert outbound.state == "reversed" and Balance.objects.get().on_hand == D(40)
    assert Voucher.objects.filter(event="sale_cost_reversed").count() == 1
    assert round_(depot).model_extra == {"back": 0, "stuck": 0}
