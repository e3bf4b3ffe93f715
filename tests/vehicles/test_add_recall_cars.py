"""More cars come onto a recall's list."""

import pytest

from chehang.core.errors import NotAllowed
from chehang.vehicles.models import Recall, RecallCar
from chehang.vehicles.operations.add_recall_cars import add_recall_cars
from chehang.vehicles.operations.open_recall import open_recall

from .conftest import VIN


def test_those_there_stay_as_they_are(garage) -> None:
    facts = {"code": "R1", "title": "气囊", "announced_on": "2026-11-01", "vins": VIN}
    garage.run(open_recall, facts, "warranty_clerk")
    data = {"recall": Recall.objects.get().pk, "vins": f"{VIN} LHCH3A8F8TA000777"}
    assert garage.run(add_recall_cars, data, "warranty_clerk").model_extra["cars"] == 1
    assert RecallCar.objects.count() == 2
    with pytest.raises(NotAllowed):
        garage.run(add_recall_cars, data, "cashier")
