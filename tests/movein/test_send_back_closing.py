"""Whoever is to close may say: not yet; then files come in again."""

import pytest

from chehang.core.errors import NotAllowed, NotFound
from chehang.movein.models import Opening
from tests.movein import Mover
from tests.movein.test_bring_file import BINS
from tests.movein.test_close_opening import agreed, stocked  # noqa: F401


def test_open_again_for_files(stocked: Mover) -> None:  # noqa: F811
    agreed(stocked)
    stocked.run("send_back_closing", "general_manager", reason="少录了一家供应商")
    opening = Opening.objects.get()
    assert (opening.state, opening.asked_by, opening.checked) == ("open", None, [])
    assert stocked.bring("bins", BINS)


def test_nothing_to_send_back(mover: Mover) -> None:
    with pytest.raises(NotFound):
        mover.run("send_back_closing", "general_manager", reason="还没开始")
    with pytest.raises(NotAllowed):
        mover.run("send_back_closing", "keeper", reason="还没开始")
