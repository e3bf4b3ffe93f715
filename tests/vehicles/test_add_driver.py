"""Who brings the car without owning it."""

import pytest

from chehang.core.errors import Conflict, NotAllowed
from chehang.vehicles.models import Holding
from chehang.vehicles.operations.add_driver import add_driver


def test_a_driver_is_on_the_file_once(garage) -> None:
    car, driver = garage.car(), garage.customer("赵师傅")
    garage.run(add_driver, {"vehicle": car.pk, "customer": driver.pk, "note": "公司司机"})
    assert Holding.objects.get().role == "driver"
    with pytest.raises(Conflict, match=r"vehicle\.driver_twice"):
        garage.run(add_driver, {"vehicle": car.pk, "customer": driver.pk})
    assert Holding.objects.count() == 1


def test_not_everybody(garage) -> None:
    car, driver = garage.car(), garage.customer()
    with pytest.raises(NotAllowed):
        garage.run(add_driver, {"vehicle": car.pk, "customer": driver.pk}, "cashier")
