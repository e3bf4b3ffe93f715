"""A file that is not wanted is put away, its content forgotten."""

import pytest

from chehang.core.errors import NotFound, Refused
from chehang.movein.models import OpeningFile
from tests.fixtures import make_actor
from tests.movein import Mover
from tests.movein.test_bring_file import BINS


def test_put_away_it_cannot_be_entered(mover: Mover) -> None:
    mover.begin()
    pk = mover.bring("bins", BINS)
    mover.run("drop_file", "parts_manager", file=pk)
    file = OpeningFile.objects.get(pk=pk)
    assert file.state == "dropped" and bytes(file.content) == b""
    with pytest.raises(Refused):
        mover.enter("bins", pk)


def test_what_was_entered_stays(mover: Mover) -> None:
    mover.begin()
    pk = mover.bring("bins", BINS)
    mover.enter("bins", pk)
    with pytest.raises(Refused) as caught:
        mover.run("drop_file", "parts_manager", file=pk)
    assert caught.value.code == "state.wrong"


def test_another_store_does_not_see_it(mover: Mover, other_store) -> None:
    mover.begin()
    pk = mover.bring("bins", BINS)
    mover.depot.people["parts_manager"] = make_actor(other_store, "parts_manager", clock=mover.depot.clock)
    with pytest.raises(NotFound):
        mover.run("drop_file", "parts_manager", file=pk)
