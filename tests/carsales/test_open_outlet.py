"""Who is taken on as an outlet."""

from chehang.carsales.models import Outlet

from .dealer import Dealer
from .outlets import outlet, outlet_data


def test_75_points(dealer: Dealer) -> None:
    dealer.refused("outlet.points", "open_outlet", "sales_manager", **outlet_data(dealer, site=60))
    assert outlet(dealer, site=65).points == 75 and Outlet.objects.count() == 1
