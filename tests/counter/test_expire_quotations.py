"""The morning round ends quotations whose last day is over."""

from datetime import timedelta

from chehang.counter.operations.expire_quotations import ExpireQuotations, expire_quotations
from tests.counter.quotes import given, lose
from tests.selling import Shop


def test_once_and_only_what_is_over(shop: Shop) -> None:
    made = given(shop)
    assert shop.run(expire_quotations, ExpireQuotations(), "parts_manager").model_extra == {"ended": 0}
    shop.depot.clock.at += timedelta(days=8)
    for ended in (1, 0):
        assert shop.run(expire_quotations, ExpireQuotations(), "parts_manager").model_extra == {"ended": ended}
    made.refresh_from_db()
    assert made.state == "expired"
    lose(shop, made, "late")
    assert made.state == "lost"
