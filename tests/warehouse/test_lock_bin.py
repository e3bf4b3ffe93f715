"""Locking bins."""

import pytest

from chehang.core.errors import NotAllowed
from chehang.stock.models import Bin
from chehang.warehouse.operations.lock_bin import LockBin, lock_bin
from tests.goods import Depot


def test_a_bin_is_locked_and_opened(depot: Depot) -> None:
    pk = depot.bins["A-01-01-01"].pk
    for locked in (True, False):
        depot.run(lock_bin, LockBin(bin=pk, locked=locked, reason="漏水"), "parts_manager")
        assert Bin.objects.get(pk=pk).locked is locked


def test_a_keeper_does_not_lock(depot: Depot) -> None:
    with pytest.raises(NotAllowed):
        depot.run(lock_bin, LockBin(bin=depot.bins["A-01-01-01"].pk, locked=True, reason="漏水"))
