"""The tree of car models."""

import pytest

from chehang.core.errors import Conflict, NotAllowed, Refused
from chehang.vehicles.models import CarModel
from chehang.vehicles.operations.add_car_model import add_car_model
from chehang.vehicles.services import carries_high_voltage, promised


def grown(garage, *, drive: str = "bev") -> CarModel:
    above = None
    for level, code in (("brand", "HC"), ("series", "HC-E6"), ("model", "HC-E6-26"), ("trim", "HC-E6-26-LR")):
        data = {
            "code": code,
            "name": code,
            "level": level,
            "parent": above,
            "warranty_months": 36 if level == "brand" else 0,
        }
        data |= {"drive": drive} if level == "series" else {}
        above = garage.run(add_car_model, data, "service_manager").id
    return CarModel.objects.get(pk=above)


def test_what_is_said_above_holds_below(garage) -> None:
    trim = grown(garage)
    car = garage.car(model=trim.pk)
    assert trim.drive == "bev" and promised(car, "warranty_months") == 36 and promised(car, "service_km") == 0
    assert carries_high_voltage(car)


def test_refusals(garage) -> None:
    trim = grown(garage)
    with pytest.raises(Conflict, match=r"carmodel\.taken"):
        garage.run(add_car_model, {"code": "HC", "name": "x", "level": "brand"}, "service_manager")
    for level, parent in (("brand", trim.pk), ("series", None), ("model", trim.pk)):
        with pytest.raises(Refused, match=r"carmodel\.place"):
            garage.run(add_car_model, {"code": "X", "name": "x", "level": level, "parent": parent}, "service_manager")
    with pytest.raises(NotAllowed):
        garage.run(add_car_model, {"code": "X", "name": "x", "level": "brand"}, "keeper")
    assert CarModel.objects.count() == 4
