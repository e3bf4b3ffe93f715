"""A car of a recall: done."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.vehicles.models import RecallCar
from chehang.vehicles.operations.finish_recall import finish_recall
from chehang.vehicles.operations.open_recall import open_recall

from .conftest import VIN


def test_once(garage) -> None:
    facts = {"code": "R1", "title": "气囊", "announced_on": "2026-11-01", "vins": VIN}
    garage.run(open_recall, facts, "warranty_clerk")
    data = {"car": RecallCar.objects.get().pk, **{}}
    with pytest.raises(NotAllowed):
        garage.run(finish_recall, data, "technician")
    garage.run(finish_recall, data, "warranty_clerk")
    assert RecallCar.objects.get().state == "done"
    with pytest.raises(Refused, match=r"state\.wrong"):
        garage.run(finish_recall, data, "warranty_clerk")
