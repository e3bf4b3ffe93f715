"""The timeline only grows."""

import pytest
from django.db import IntegrityError, transaction

from chehang.office.models import IncidentEntry
from tests.office import Office
from tests.office.desk import incident
from tests.work.refusing import refused


def test_timeline(office: Office) -> None:
    made = incident(office, "handled")
    office.run("office.note_incident", "keeper", incident=made.pk, text="119 已到场", party="消防大队")
    with pytest.raises(IntegrityError), transaction.atomic():
        IncidentEntry.objects.update(text="没有这回事")
    closed = incident(office, "closed")
    refused(office, "incident.closed", "office.note_incident", "keeper", incident=closed.pk, text="补记")
