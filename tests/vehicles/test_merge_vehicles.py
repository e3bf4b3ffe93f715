"""Two files of one car become one; nothing of its history is lost."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.vehicles.models import Vehicle
from chehang.vehicles.operations.merge_vehicles import merge_vehicles
from chehang.vehicles.search import finder
from chehang.vehicles.services import family, owner_of

OTHER = "LHCH3A8F8TA000777"


def test_the_one_that_stays_takes_over_what_it_lacks(garage) -> None:
    owner = garage.customer()
    goes, stays = (
        garage.car(plate_no="浙A12345", owner=owner.pk, mileage=30000),
        garage.car(OTHER, mileage=100, colour="白"),
    )
    data = {"vehicle": goes.pk, "into": stays.pk, "reason": "车架号录错"}
    garage.run(merge_vehicles, data, "service_manager")
    goes, stays = Vehicle.objects.get(pk=goes.pk), Vehicle.objects.get(pk=stays.pk)
    assert (stays.plate_no, stays.owner, stays.mileage, stays.colour) == ("浙A12345", owner, 30000, "白")
    assert goes.merged_into == stays and not goes.active and set(family(stays)) == {goes.pk, stays.pk}
    assert owner_of(stays, garage.clock.today()) == owner and finder("浙A12345") == [stays.pk]


def test_refusals(garage) -> None:
    car, other = garage.car(), garage.car(OTHER)
    with pytest.raises(Refused, match=r"vehicle\.same"):
        garage.run(merge_vehicles, {"vehicle": car.pk, "into": car.pk, "reason": "重复"}, "service_manager")
    data = {"vehicle": car.pk, "into": other.pk, "reason": "重复"}
    garage.run(merge_vehicles, data, "service_manager")
    with pytest.raises(Refused, match=r"vehicle\.merged"):
        garage.run(merge_vehicles, data, "service_manager")
    with pytest.raises(NotAllowed):
        garage.run(merge_vehicles, data, "service_advisor")
