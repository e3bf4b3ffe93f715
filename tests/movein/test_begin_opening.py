"""Finance chooses the day on which the books open, once."""

from datetime import timedelta

import pytest

from chehang.core.errors import Conflict, NotAllowed, Refused
from chehang.movein.models import Opening
from tests.movein import Mover


def test_once_and_no_more(mover: Mover) -> None:
    mover.begin()
    opening = Opening.objects.get()
    assert (opening.day, opening.state) == (mover.depot.clock.today(), "open")
    with pytest.raises(Conflict):
        mover.begin()


def test_not_before_the_books_and_not_tomorrow(mover: Mover) -> None:
    today = mover.depot.clock.today()
    for day, code in ((today + timedelta(days=1), "date.late"), (today.replace(year=2025), "period.unknown")):
        with pytest.raises(Refused) as caught:
            mover.begin(day)
        assert caught.value.code == code
    assert not Opening.objects.exists()


def test_not_everybody_chooses(mover: Mover) -> None:
    with pytest.raises(NotAllowed):
        mover.run("begin_opening", "keeper", day=mover.depot.clock.today())
