"""The shares of all months are the sum (a month once: test_add_deferral)."""

from decimal import Decimal as D

from chehang.core.money import share_out


def test_shares_add_up() -> None:
    for months in (2, 3, 7, 36):
        assert sum(share_out(D("1000.01"), [D(1)] * months)) == D("1000.01")
