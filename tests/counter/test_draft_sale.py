"""Drafting: prices of the day for this customer, lines that add up, bad lines refused by name."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.money import line_amount, tax_split
from chehang.counter.drafting import SaleItem
from chehang.counter.models import Sale
from chehang.counter.operations.draft_sale import DraftSale, draft_sale
from tests.selling import Shop


def test_a_walk_in_pays_the_list_price(shop: Shop) -> None:
    sale = shop.draft("1")
    assert (sale.customer.kind, sale.amount_inc, sale.state, sale.number) == ("walk_in", D("458.00"), "draft", "")


def test_an_outlet_pays_wholesale(shop: Shop) -> None:
    sale = shop.draft("1", customer=shop.customer(price_class="wholesale").pk)
    assert sale.amount_inc == D("369.00")  # 302.28 × 1.22 = 368.78, rounded up to a yuan


@pytest.mark.parametrize(("quantity", "code"), [("1.5", "sale.whole")])
def test_bad_lines(shop: Shop, quantity: str, code: str) -> None:
    with pytest.raises(Refused, match=code) as caught:
        shop.draft(quantity)
    assert caught.value.field == "lines.0.quantity" and not Sale.objects.exists()


def test_a_part_without_a_price(shop: Shop) -> None:
    bare = shop.depot.part("H3A 1", "无价件")
    with pytest.raises(Refused, match=r"sale\.no_price"):
        shop.depot.run(draft_sale, DraftSale.model_validate({"lines": [{"part": bare.pk, "quantity": "1"}]}), "parts_sales")


def test_unknown_part_and_foreign_customer(shop: Shop, other_store) -> None:
    from chehang.parties.models import Customer

    foreign = Customer.objects.create(store=other_store, code="K", kind="person", name="x")
    for data in ({"lines": [{"part": 10**9, "quantity": "1"}]}, {"customer": foreign.pk, "lines": [{"part": shop.pads.pk, "quantity": "1"}]}):
        with pytest.raises(NotFound):
            shop.depot.run(draft_sale, DraftSale.model_validate(data), "parts_sales")


@pytest.mark.parametrize("bad", [{"quantity": "0"}, {"quantity": "-1"}, {"quantity": "１"}, {"discount": "1"}, {"discount": "-0.1"}], ids=str)
def test_malformed_input(bad: dict) -> None:
    with pytest.raises(ValidationError):
        SaleItem.model_validate({"part": 1, "quantity": "1"} | bad)


def test_keepers_do_not_sell(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        shop.draft(post="keeper")


@given(
    st.integers(1, 999),
    st.decimals("0.01", "99999", places=2),
    st.decimals("0", "0.99", places=2),
)
def test_a_line_always_adds_up(quantity: int, price: D, discount: D) -> None:
    amount = line_amount(D(quantity), price, discount)
    ex, tax = tax_split(amount, D("0.13"))
    assert ex + tax == amount and abs(tax - ex * D("0.13")) <= D("0.01")
