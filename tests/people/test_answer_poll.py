"""Of an answer only counts are kept: neither the row of the person nor the journal nor a seal tells what was said."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum

from chehang.core.models import Journal
from chehang.core.sealing.tables import sealed_tables
from chehang.people.models import PollTally, PollVoice

from .hr import Hr
from .voices import KEEPERS, VEIL, morale, says, staffed


@pytest.fixture
def poll(hr: Hr) -> int:
    staffed(hr)
    return morale(hr)


def test_it_is_counted_and_nothing_else(hr: Hr, poll: int) -> None:
    says(hr, poll, "keeper", "5,4,4,3,2,4,5,1")
    assert PollTally.objects.aggregate(n=Sum("count"))["n"] == 8
    assert PollTally.objects.get(group="parts", question=8, score=1).count == 1
    assert PollVoice.objects.get(poll=poll, employee_id=hr.office.id("keeper")).answered
    row = Journal.objects.get(operation="people.answer_poll")
    assert "5,4,4" not in row.request + str(row.changes) + row.result and VEIL not in row.request
    assert "people_polltally" not in str(row.seals)


def test_its_table_is_not_sealed_row_by_row() -> None:
    sealed = {table.label for table in sealed_tables().values()}
    assert "people.Poll" in sealed and "people.PollTally" not in sealed


def test_the_fingerprint_cannot_be_tried_out(hr: Hr, poll: int) -> None:
    """The same answer under another veil has another digest."""
    scores = "5,4,4,3,2,4,5,1"
    hr.run("answer_poll", "keeper", poll=poll, scores=scores, veil=VEIL)
    hr.run("answer_poll", "keeper/甲", poll=poll, scores=scores, veil=VEIL + "x")
    digests = Journal.objects.filter(operation="people.answer_poll").values_list("request_digest", flat=True)
    assert len(set(digests)) == 2


def test_once_whole_and_in_time(hr: Hr, poll: int) -> None:
    data = {"poll": poll, "veil": VEIL}
    for scores in ("5,5", "6,5,5,5,5,5,5,5", "5,5,5,5,5,5,5,x"):
        hr.refused("poll.scores", "answer_poll", "keeper", **data, scores=scores)
    says(hr, poll, "keeper", "5,5,5,5,5,5,5,5")
    hr.refused("poll.answered", "answer_poll", "keeper", **data, scores="1,1,1,1,1,1,1,1")
    hr.office.pass_time(days=8)
    hr.refused("poll.closed", "answer_poll", KEEPERS[1], **data, scores="1,1,1,1,1,1,1,1")
    assert PollTally.objects.aggregate(n=Sum("count"))["n"] == 8


def test_who_is_not_asked_is_a_stranger(hr: Hr, poll: int) -> None:
    hr.refused("not_found", "answer_poll", "technician", poll=poll, scores="1,1,1,1,1,1,1,1", veil=VEIL)


def test_no_count_goes_back(hr: Hr, poll: int) -> None:
    says(hr, poll, "keeper", "5,5,5,5,5,5,5,5")
    with pytest.raises(IntegrityError, match="guard:people_tally_closed"), transaction.atomic():
        PollTally.objects.filter(poll=poll).update(count=0)
