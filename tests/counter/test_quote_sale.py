"""What stands on the counter becomes a quotation."""

import pytest

from chehang.core.errors import Refused
from chehang.counter.models import Quotation
from chehang.counter.operations.quote_sale import QuoteSale, quote_sale
from tests.selling import Shop


def test_the_draft_ends_and_its_lines_are_quoted(shop: Shop) -> None:
    sale = shop.draft((shop.goods(), "2", "0.05"), customer=shop.customer().pk)
    shop.run(quote_sale, QuoteSale(sale=sale.pk))
    sale.refresh_from_db()
    made = Quotation.objects.get()
    assert (sale.state, f"{made.amount_inc:.2f}", made.lines.count()) == ("cancelled", "870.20", 1)


def test_not_for_the_walk_in_and_not_once_confirmed(shop: Shop) -> None:
    part = shop.goods()
    with pytest.raises(Refused, match=r"quotation\.customer"):
        shop.run(quote_sale, QuoteSale(sale=shop.draft((part, "1")).pk))
    sold = shop.sold((part, "1"), customer=shop.customer().pk)
    with pytest.raises(Refused, match=r"state\.wrong"):
        shop.run(quote_sale, QuoteSale(sale=sold.pk))
    assert not Quotation.objects.exists()
