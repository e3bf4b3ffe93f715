"""What was found stands; what is not well wants a word."""

import pytest
from django.db import IntegrityError, transaction

from chehang.work.models import CheckAnswer
from tests.goods import upload
from tests.office import Office
from tests.work.patrols import checklist, planned, started
from tests.work.refusing import refused


def test_a_reading_outside_its_limits_wants_a_word(office: Office) -> None:
    check = started(office)
    aisle, humid, _tidy = check.template.items.order_by("n")
    refused(office, "check.no_reading", "answer_check", "keeper", check=check.pk, item=humid.pk)
    refused(office, "check.no_word", "answer_check", "keeper", check=check.pk, item=humid.pk, value="70.001")
    office.run("answer_check", "keeper", check=check.pk, item=humid.pk, value="70")
    refused(office, "check.answered", "answer_check", "keeper", check=check.pk, item=humid.pk, value="60")
    refused(office, "check.no_answer", "answer_check", "keeper", check=check.pk, item=aisle.pk)
    refused(office, "check.no_word", "answer_check", "keeper", check=check.pk, item=aisle.pk, well=False)
    refused(office, "check.not_yours", "answer_check", "cashier", check=check.pk, item=aisle.pk, well=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        CheckAnswer.objects.create(
            store=office.store, round=check, item=aisle, well=False, word="", at=office.clock.now()
        )
    assert CheckAnswer.objects.get().well


def test_a_photo_item_wants_its_photo(office: Office) -> None:
    template = checklist(office, items=[{"text": "灭火器", "kind": "photo"}])
    check = started(office, template=template)
    item = template.items.get()
    refused(office, "check.no_photo", "answer_check", "keeper", check=check.pk, item=item.pk, well=True)
    office.run("answer_check", "keeper", check=check.pk, item=item.pk, well=True, photo=upload())
    waiting = planned(office, template=template)
    refused(office, "check.not_under_way", "answer_check", "keeper", check=waiting.pk, item=item.pk, well=True)
