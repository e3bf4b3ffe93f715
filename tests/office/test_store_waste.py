"""Waste is stored by the container and has to leave within a year; the desk rings two months before."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.desk import waiting_for
from chehang.office.models import WasteBatch
from tests.office import Office
from tests.office.house import taken, waste


def test_a_year(office: Office) -> None:
    batch = waste(office)
    assert (batch.until - batch.stored_on).days == 365 and batch.number.startswith("WFC")
    with pytest.raises(IntegrityError, match="guard:"), transaction.atomic():
        WasteBatch.objects.filter(pk=batch.pk).update(weight=1)


def test_the_desk_rings(office: Office) -> None:
    batch = waste(office)

    def rings() -> bool:
        return any(w.url == "/office/waste/" for w in waiting_for(office.who("hr_manager"), office.clock))

    office.pass_time(days=304)
    assert not rings()
    office.pass_time(days=1)
    assert rings()
    taken(office, batch)
    assert not rings()
