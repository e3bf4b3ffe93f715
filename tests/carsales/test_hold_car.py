"""A car that must not be sold."""

from chehang.carsales.models import Car

from .dealer import Dealer


def test_its_deal_loses_it(dealer: Dealer) -> None:
    deal, car = dealer.released(), dealer.stocked()
    dealer.act("assign_car", deal=deal.pk, car=car.pk)
    dealer.act("hold_car", "sales_manager", car=car.pk, reason="运输质损待修")
    deal.refresh_from_db()
    assert (Car.objects.get().state, deal.car_id) == ("hold", None)
    dealer.refused("car.held", "assign_car", deal=deal.pk, car=car.pk)
