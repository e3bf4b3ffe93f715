"""Changing a draft."""

from decimal import Decimal as D
from typing import Any

import pytest

from chehang.core import approvals
from chehang.core.errors import NotFound, Refused
from chehang.counter.models import Sale, SaleLine
from chehang.counter.operations.approve_discount import ApproveDiscount, approve_discount
from chehang.counter.operations.edit_sale import EditSale, edit_sale
from tests.selling import Shop


def edit(shop: Shop, sale: Sale, post: str = "parts_sales", **typed: Any) -> Sale:
    shop.run(edit_sale, EditSale.model_validate({"sale": sale.pk, **typed}), post)
    return Sale.objects.get(pk=sale.pk)


def test_lines_and_customer_are_replaced(shop: Shop) -> None:
    part, other = shop.goods(), shop.goods(number="H2", name="刹车片", price="100")
    sale = shop.draft((part, "2"))
    firm = shop.customer()
    sale = edit(shop, sale, customer=firm.pk, handover="ship", lines=[{"part": other.pk, "quantity": "3"}])
    assert (sale.amount_inc, sale.customer, sale.handover) == (D(300), firm, "ship")
    assert list(SaleLine.objects.values_list("part_id", "n")) == [(other.pk, 1)]


def test_an_edit_voids_the_approval(shop: Shop) -> None:
    part = shop.goods()
    sale = shop.draft((part, "1", "0.10"))
    shop.run(approve_discount, ApproveDiscount(sale=sale.pk, reason="老客户"), "parts_manager")
    assert approvals.standing(sale)
    sale = edit(shop, sale, lines=[{"part": part.pk, "quantity": "2", "discount": "0.10"}])
    assert approvals.standing(sale) is None
    with pytest.raises(Refused, match="beyond_limit"):
        shop.confirm(sale)


def test_a_confirmed_sale_stays_as_it_is(shop: Shop) -> None:
    part = shop.goods()
    sale = shop.sold((part, "1"))
    with pytest.raises(Refused, match=r"sale\.confirmed"):
        edit(shop, sale, lines=[{"part": part.pk, "quantity": "2"}])
    assert sale.lines.get().quantity == 1


def test_another_store_s_sale_is_unknown(shop: Shop, other_store: Any, actor_of: Any) -> None:
    sale = shop.draft((shop.goods(), "1"))
    cmd = EditSale.model_validate({"sale": sale.pk, "lines": [{"part": sale.lines.get().part_id, "quantity": "1"}]})
    with pytest.raises(NotFound):
        edit_sale(cmd, actor=actor_of("parts_sales", at=other_store), clock=shop.depot.clock)
