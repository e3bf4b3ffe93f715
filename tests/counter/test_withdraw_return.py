"""A return that is not to be."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.counter.operations.withdraw_return import WithdrawReturn, withdraw_return
from tests.selling import Shop


def test_the_customer_keeps_the_goods(shop: Shop) -> None:
    sale = shop.done((shop.goods(), "2"))
    made = shop.ask_back(sale, (1, "1"))
    cmd = WithdrawReturn(sale_return=made.pk, reason="客户改主意")
    with pytest.raises(NotAllowed):
        shop.run(withdraw_return, cmd, "keeper")
    shop.run(withdraw_return, cmd)
    made.refresh_from_db()
    assert made.state == "withdrawn"
    assert not InboxItem.objects.filter(subject_id=made.pk, done_at=None, post="keeper").exists()
    with pytest.raises(Refused, match="state"):
        shop.run(withdraw_return, cmd)
    with pytest.raises(Refused, match="state"):
        shop.inspect(made, (1, "1", "unopened", "A-01-01-01"))
    assert shop.ask_back(sale, (1, "2")).number.endswith("00002")
