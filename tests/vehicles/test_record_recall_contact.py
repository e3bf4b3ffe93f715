"""Owners are spoken to about a recall."""

import pytest

from chehang.core.errors import NotAllowed
from chehang.vehicles.models import RecallCar, RecallContact
from chehang.vehicles.operations.open_recall import open_recall
from chehang.vehicles.operations.record_recall_contact import record_recall_contact

from .conftest import VIN


def test_each_contact_is_kept(garage) -> None:
    facts = {"code": "R1", "title": "气囊", "announced_on": "2026-11-01", "vins": VIN}
    garage.run(open_recall, facts, "warranty_clerk")
    data = {"car": RecallCar.objects.get().pk, "way": "phone", "answer": "later"}
    garage.run(record_recall_contact, data)
    garage.run(record_recall_contact, data | {"answer": "comes"})
    assert list(RecallContact.objects.values_list("answer", flat=True)) == ["later", "comes"]
    with pytest.raises(NotAllowed):
        garage.run(record_recall_contact, data, "keeper")
