"""A recall with the maker's list of cars."""

import pytest

from chehang.core.errors import Conflict, NotAllowed, Refused
from chehang.vehicles.models import Recall, RecallCar
from chehang.vehicles.operations.open_recall import open_recall
from chehang.vehicles.services import may_be_sold, open_recalls

from .conftest import VIN

FACTS = {"code": "R-2026-1", "title": "气囊", "announced_on": "2026-11-01"}


def test_it_finds_its_cars(garage) -> None:
    car = garage.car()
    done = garage.run(open_recall, FACTS | {"vins": f"{VIN.lower()}, LHCH3A8F8TA000777\n{VIN}"}, "warranty_clerk")
    assert done.model_extra["cars"] == 2 and RecallCar.objects.get(vehicle=car).state == "open"
    assert open_recalls(car).count() == 1 and not may_be_sold(car, garage.who("sales_manager"))


def test_refusals(garage) -> None:
    with pytest.raises(Refused, match=r"vin\.list"):
        garage.run(open_recall, FACTS | {"vins": "LHCH3A8"}, "warranty_clerk")
    assert not Recall.objects.exists()
    garage.run(open_recall, FACTS, "warranty_clerk")
    with pytest.raises(Conflict, match=r"recall\.taken"):
        garage.run(open_recall, FACTS, "warranty_clerk")
    with pytest.raises(NotAllowed):
        garage.run(open_recall, FACTS, "technician")
