"""A car's file: one for each VIN and plate, found by what people say of it."""

import pytest
from pydantic import ValidationError

from chehang.core.doubts import Doubtful
from chehang.core.errors import Conflict, NotAllowed, Refused
from chehang.core.search import find
from chehang.vehicles.models import Holding, Odometer, Recall, RecallCar, Vehicle
from chehang.vehicles.operations.register_vehicle import register_vehicle
from chehang.vehicles.search import finder
from tests.races import tally

from .conftest import VIN


def test_a_car_has_a_file_with_owner_and_reading(garage) -> None:
    owner = garage.customer()
    car = garage.car(plate_no="浙a·12345", owner=owner.pk, mileage=12000, colour="白")
    assert (car.plate_no, car.owner, car.mileage) == ("浙A12345", owner, 12000)
    assert Holding.objects.get().role == "owner" and Odometer.objects.get().km == 12000
    for text in (VIN, "000123", "0123", "浙A123", "王"):
        assert finder(text) == [car.pk]
    assert [h.url for h in find("000123", garage.who("service_advisor"))] == [f"/vehicles/vehicles/{car.pk}/"]


@pytest.mark.parametrize("again", [{"vin": VIN}, {"vin": "LHCH3A8F8TA000777", "plate_no": "浙A12345"}])
def test_a_twin_is_refused(garage, again: dict) -> None:
    garage.car(plate_no="浙A12345")
    with pytest.raises(Conflict):
        garage.run(register_vehicle, again)
    assert Vehicle.objects.count() == 1


def test_a_mistyped_vin_is_asked_about(garage) -> None:
    garage.car()
    with pytest.raises(Doubtful) as asked:
        garage.run(register_vehicle, {"vin": "LHCH3A8F5TB000123"})
    assert {d.code for d in asked.value.doubts} == {"vehicle.near_twin", "vin.check_digit"}
    assert Vehicle.objects.count() == 1
    garage.run(register_vehicle, {"vin": "LHCH3A8F5TB000123"}, confirmed=[d.mark for d in asked.value.doubts])
    assert Vehicle.objects.count() == 2


@pytest.mark.parametrize("vin", ["LHCH3A8F5TA00012", "LHCH3A8F5TA00012O", ""])
def test_a_vin_has_seventeen_places(garage, vin: str) -> None:
    with pytest.raises(ValidationError):
        register_vehicle.command.model_validate({"vin": vin})


def test_not_sold_before_it_was_made(garage) -> None:
    with pytest.raises(Refused, match=r"vehicle\.days"):
        garage.run(register_vehicle, {"vin": VIN, "made_on": "2026-03-01", "warranty_from": "2026-02-01"})
    assert not Vehicle.objects.exists()


def test_a_recall_waits_for_its_car(garage) -> None:
    recall = Recall.objects.create(
        store=garage.store, code="R1", title="气囊", kind="recall", announced_on="2026-01-01"
    )
    RecallCar.objects.create(store=garage.store, recall=recall, vin=VIN)
    assert RecallCar.objects.get(vehicle=garage.car()).vin == VIN


def test_not_everybody(garage) -> None:
    with pytest.raises(NotAllowed):
        garage.run(register_vehicle, {"vin": VIN}, "keeper")


def test_of_two_who_register_one_car_one_does(real_depot) -> None:
    me = real_depot.who("service_advisor")
    cmd = register_vehicle.command.model_validate({"vin": VIN})
    assert tally(*[lambda: register_vehicle(cmd, actor=me, clock=real_depot.clock)] * 2) == (1, 1)
    assert Vehicle.objects.count() == 1
