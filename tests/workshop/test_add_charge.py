"""Other charges on an order."""

import pytest

from chehang.core.errors import NotAllowed, Refused


def test_what_is_neither_labour_nor_part(yard) -> None:
    order = yard.open()
    yard.run("add_charge", order=order.pk, kind="diagnosis", text="电脑诊断", amount="120")
    order.refresh_from_db()
    assert str(order.other_inc) == "120.00"
    with pytest.raises(Refused, match=r"order\.charge_kind"):
        yard.run("add_charge", order=order.pk, kind="labour", text="x", amount="1")
    with pytest.raises(NotAllowed):
        yard.run("add_charge", "keeper", order=order.pk, text="x", amount="1")
