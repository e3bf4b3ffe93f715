"""Quotations: today's price kept, how soon the goods can be had, within the giver's authority."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.counter.models import Quotation
from chehang.counter.operations.give_quotation import GiveQuotation, give_quotation
from tests.counter.quotes import NUMBER, given
from tests.selling import Shop


def test_it_holds_seven_days_and_says_what_is_there(shop: Shop) -> None:
    """parts.md §1.6: 2 × 458 less 5 % = 870.20, of it 100.11 VAT."""
    made, today = given(shop), shop.depot.clock.today()
    line = made.lines.get()
    assert (made.state, made.valid_until) == ("given", today + timedelta(days=7))
    assert (f"{made.amount_inc:.2f}", f"{made.tax:.2f}", line.available, line.days) == ("870.20", "100.11", "shelf", 0)
    assert given(shop, "20").lines.get().available == "order"


def test_goods_on_their_way(shop: Shop) -> None:
    shop.depot.ordered((shop.goods(number=NUMBER), "30", "267.50"))
    assert given(shop, "20").lines.get().available == "coming"


def test_beyond_the_authority_the_manager_gives_it(shop: Shop) -> None:
    shop.goods(number=NUMBER)
    with pytest.raises(Refused, match=r"discount\.beyond_limit"):
        given(shop, discount="0.08")
    assert not Quotation.objects.exists()
    assert given(shop, discount="0.08", post="parts_manager").state == "given"


def test_what_is_refused(shop: Shop) -> None:
    shop.goods(number=NUMBER)
    with pytest.raises(Refused, match=r"quotation\.past"):
        given(shop, valid_until=shop.depot.clock.today() - timedelta(days=1))
    with pytest.raises(Refused, match=r"price\.below_cost"):
        part = shop.goods("10", "4600.00", "458", number="H3A 115 403 G")
        line = {"part": part.pk, "quantity": "1"}
        shop.run(give_quotation, GiveQuotation.model_validate({"customer": shop.customer().pk, "lines": [line]}))
    with pytest.raises(NotAllowed):
        given(shop, post="keeper")
    assert not Quotation.objects.exists()
