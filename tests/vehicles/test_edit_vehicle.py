"""A car's file is kept up to date."""

import pytest

from chehang.core.errors import Conflict, NotAllowed, Refused
from chehang.vehicles.models import Vehicle
from chehang.vehicles.operations.edit_vehicle import edit_vehicle
from chehang.vehicles.operations.merge_vehicles import merge_vehicles

from .conftest import VIN

OTHER = "LHCH3A8F8TA000777"


def test_new_plate_and_insurer(garage) -> None:
    car = garage.car(plate_no="浙A12345")
    garage.run(edit_vehicle, {"vehicle": car.pk, "vin": VIN, "plate_no": "浙B54321", "insurer": "人保财险"})
    car.refresh_from_db()
    assert (car.plate_no, car.insurer) == ("浙B54321", "人保财险")


def test_no_twin_comes_of_it(garage) -> None:
    garage.car(plate_no="浙A12345")
    car = garage.car(OTHER)
    with pytest.raises(Conflict, match=r"vehicle\.plate_taken"):
        garage.run(edit_vehicle, {"vehicle": car.pk, "vin": OTHER, "plate_no": "浙A12345"})
    assert Vehicle.objects.get(pk=car.pk).plate_no == ""


def test_a_merged_file_rests(garage) -> None:
    goes, stays = garage.car(), garage.car(OTHER)
    garage.run(merge_vehicles, {"vehicle": goes.pk, "into": stays.pk, "reason": "车架号录错"}, "service_manager")
    with pytest.raises(Refused, match=r"vehicle\.merged"):
        garage.run(edit_vehicle, {"vehicle": goes.pk, "vin": VIN, "colour": "红"})


def test_not_everybody(garage) -> None:
    car = garage.car()
    with pytest.raises(NotAllowed):
        garage.run(edit_vehicle, {"vehicle": car.pk, "vin": VIN}, "technician")
