"""A car of a recall: gone."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.vehicles.models import RecallCar
from chehang.vehicles.operations.open_recall import open_recall
from chehang.vehicles.operations.write_off_recall_car import write_off_recall_car

from .conftest import VIN


def test_once(garage) -> None:
    facts = {"code": "R1", "title": "气囊", "announced_on": "2026-11-01", "vins": VIN}
    garage.run(open_recall, facts, "warranty_clerk")
    data = {"car": RecallCar.objects.get().pk, **{"reason": "车辆已报废"}}
    with pytest.raises(NotAllowed):
        garage.run(write_off_recall_car, data, "technician")
    garage.run(write_off_recall_car, data, "warranty_clerk")
    assert RecallCar.objects.get().state == "gone"
    with pytest.raises(Refused, match=r"state\.wrong"):
        garage.run(write_off_recall_car, data, "warranty_clerk")
