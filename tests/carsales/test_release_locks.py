"""A car is not kept for ever."""

from chehang.carsales.operations.release_locks import ReleaseLocks, release_locks
from chehang.core.house import house_actor

from .dealer import Dealer


def test_after_three_days(dealer: Dealer) -> None:
    deal, car = dealer.ordered(), dealer.stocked()
    dealer.act("assign_car", deal=deal.pk, car=car.pk)
    house = house_actor(dealer.store.pk, "01")
    counts = []
    for hours in (71, 2):
        dealer.pass_time(hours=hours)
        counts.append(release_locks(ReleaseLocks(), actor=house, clock=dealer.clock).count)
    car.refresh_from_db()
    deal.refresh_from_db()
    assert (counts, car.state, deal.car_id) == ([0, 1], "stock", None)
