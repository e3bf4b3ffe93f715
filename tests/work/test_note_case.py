"""Notes make the timeline; nobody changes them."""

import pytest
from django.db import IntegrityError, transaction

from chehang.work.models import CaseNote
from tests.office import Office
from tests.work.complaints import complaint, led_to
from tests.work.refusing import refused


def test_a_note_stays_as_it_is(office: Office) -> None:
    case = complaint(office)
    office.run("note_case", "keeper", case=case.pk, text="同批次还有六套在库")
    note = CaseNote.objects.get(kind="note")
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseNote.objects.filter(pk=note.pk).update(text="改过")
    refused(office, "not_found", "note_case", "keeper", case=case.pk, text="单据", about="no.such", about_id=1)
    refused(office, "case.over", "note_case", "keeper", case=led_to(office, "closed").pk, text="补充")
