"""Labour on an order."""

import pytest

from chehang.core.errors import NotAllowed, Refused


def test_hours_times_rate_less_discount(yard) -> None:
    line = yard.labour(yard.open(), "M02", discount="0.05")
    assert str(line.amount_inc) == "205.20"


def test_an_adviser_takes_off_only_so_much(yard) -> None:
    order = yard.open()
    with pytest.raises(Refused, match=r"order\.discount"):
        yard.labour(order, discount="0.2")
    yard.run("add_labour", "service_manager", order=order.pk, op=yard.ops["M01"].pk, discount="0.2")
    with pytest.raises(NotAllowed):
        yard.run("add_labour", "technician", who="铁柱", order=order.pk, op=yard.ops["M01"].pk)
    for payer in ("insurer", "maker"):
        with pytest.raises(Refused, match=f"order.no_{payer}"):
            yard.labour(order, payer=payer)
