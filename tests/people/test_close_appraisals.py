"""Closed with grade and coefficient: performance 1,200 × (1.2 − 1) = 240 goes into the pay."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from chehang.people.appraising import appraised_by
from chehang.people.models import Appraisal, AppraisalLine, PayInput
from tests.people.appraisals import OCTOBER, scheme, scored
from tests.people.hr import Hr
from tests.people.month import terms


def test_into_the_pay(hr: Hr) -> None:
    scheme(hr)
    terms(hr, performance="1200")
    pk = scored(hr).pk
    hr.refused("appraisal.waiting", "close_appraisals", month=OCTOBER)
    hr.refused("not_allowed", "close_appraisals", "keeper", month=OCTOBER)
    hr.run("answer_appraisal", "keeper", appraisal=pk)
    hr.run("close_appraisals", month=OCTOBER)
    sheet = Appraisal.objects.get(pk=pk)
    assert (sheet.state, sheet.grade, sheet.factor) == ("closed", "A", Decimal("1.2"))
    assert PayInput.objects.get(document="people.appraisal", object_id=pk).amount == 240
    with pytest.raises(IntegrityError), transaction.atomic():
        AppraisalLine.objects.filter(appraisal=sheet).update(score=0)


def test_nobody_sees_anothers(hr: Hr) -> None:
    """Managers score their own people and see no other; colleagues see nothing."""
    scheme(hr)
    scored(hr)
    who = hr.office.who
    assert appraised_by(who("parts_manager")).count() == 1 and not appraised_by(who("finance_manager"))
    assert not who("keeper").may("people.see_appraisals") and not who("parts_manager").may("people.see_appraisals")
