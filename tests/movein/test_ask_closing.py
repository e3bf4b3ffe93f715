"""Asking for the closing: the check list first, and an opening without balances is asked about."""

import pytest

from chehang.core.doubts import Doubtful
from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.movein.models import Opening
from tests.movein import Mover
from tests.movein.test_bring_file import BINS
from tests.movein.test_close_opening import stocked  # noqa: F401


def test_a_new_store_with_empty_books(mover: Mover) -> None:
    mover.begin()
    with pytest.raises(Doubtful) as asked:
        mover.run("ask_closing", "finance_manager")
    mover.run("ask_closing", "finance_manager", confirmed=[d.mark for d in asked.value.doubts])
    assert Opening.objects.get().state == "asked" and InboxItem.objects.filter(link="/movein/closing/").exists()


def test_not_while_a_file_waits(mover: Mover) -> None:
    mover.begin()
    mover.bring("bins", BINS)
    with pytest.raises(Refused) as caught:
        mover.run("ask_closing", "finance_manager")
    assert caught.value.code == "opening.disagrees"


def test_not_before_vouchers_are_reviewed(stocked: Mover) -> None:  # noqa: F811
    with pytest.raises(Refused) as caught:
        stocked.run("ask_closing", "finance_manager")
    assert caught.value.code == "opening.disagrees" and Opening.objects.get().state == "open"


def test_finance_asks(mover: Mover) -> None:
    mover.begin()
    with pytest.raises(NotAllowed):
        mover.run("ask_closing", "accountant")
