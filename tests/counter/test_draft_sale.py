"""Writing down what a customer wants."""

from decimal import Decimal as D
from typing import Any

import pytest
from pydantic import ValidationError

from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.models import ApprovalRequest, Journal
from chehang.counter.models import Sale, SaleLine
from chehang.counter.operations.draft_sale import DraftSale, draft_sale
from chehang.parties.models import Customer
from chehang.stock.models import Reservation
from tests.selling import Shop


def test_two_filters_less_five_per_cent(shop: Shop) -> None:
    """parts.md §1.6: 2 × 458 less 5 % = 870.20 inc → 770.09 ex + 100.11 VAT."""
    sale = shop.draft((shop.goods(), "2", "0.05"))
    assert (sale.amount_inc, sale.amount_ex, sale.tax) == (D("870.20"), D("770.09"), D("100.11"))
    line = sale.lines.get()
    assert (line.list_inc, line.price_inc, line.source, line.tax_rate) == (D(458), D(458), "set", D("0.13"))
    assert (sale.state, sale.number, sale.customer.kind) == ("draft", "", "walk_in")
    assert not Reservation.objects.exists()
    shop.draft((shop.goods(), "1"))
    assert Customer.objects.filter(kind="walk_in").count() == 1


def test_the_order_is_the_sum_of_its_lines(shop: Shop) -> None:
    parts = [shop.goods(number=f"H{n}", name="件", price=p) for n, p in enumerate(("0.05", "19.99", "333.33"))]
    sale = shop.draft((parts[0], "1"), (parts[1], "3", "0.05"), (parts[2], "7", "0.033"))
    lines = list(sale.lines.all())
    for name in ("amount_inc", "amount_ex", "tax"):
        assert getattr(sale, name) == sum(getattr(x, name) for x in lines)
    assert [x.amount_inc for x in lines] == [D("0.05"), D("56.97"), D("2256.31")]
    assert all(x.amount_ex + x.tax == x.amount_inc for x in lines)


def test_a_customer_has_a_class(shop: Shop) -> None:
    part = shop.goods()
    shop.price(part, "341", "wholesale")
    outlet = shop.customer(kind="outlet", price_class="wholesale")
    assert shop.draft((part, "1"), customer=outlet.pk).amount_inc == D(341)


def refused(shop: Shop, **typed: Any) -> str:
    with pytest.raises(Refused) as caught:
        shop.run(draft_sale, DraftSale.model_validate(typed))
    assert not Sale.objects.exists() and not SaleLine.objects.exists()
    assert Journal.objects.latest("id").outcome == "refused"
    return f"{caught.value.code} {caught.value.field}".strip()


def test_what_is_refused(shop: Shop, other_store: Any) -> None:
    part, bare = shop.goods(), shop.depot.part("H9", "无价件")
    stranger = Customer.objects.create(store=other_store, code="X", kind="person", name="外店")
    closed = shop.customer(active=False)
    ok = {"part": part.pk, "quantity": "1"}
    assert refused(shop, lines=[ok, {"part": bare.pk, "quantity": "1"}]) == "sale.no_price lines.1.part"
    assert refused(shop, lines=[{"part": part.pk, "quantity": "1.5"}]) == "sale.whole lines.0.quantity"
    assert refused(shop, lines=[{"part": 999999, "quantity": "1"}]) == "not_found"
    assert refused(shop, lines=[ok], customer=stranger.pk) == refused(shop, lines=[ok], customer=999999) == "not_found"
    assert refused(shop, lines=[ok], customer=closed.pk) == "customer.inactive customer"


def test_less_than_a_fen_is_no_line(shop: Shop) -> None:
    oil = shop.goods(number="OIL", name="机油", unit="litre", price="0.01")
    assert refused(shop, lines=[{"part": oil.pk, "quantity": "0.1"}]) == "sale.nothing lines.0.quantity"


@pytest.mark.parametrize(
    "bad",
    [
        {"lines": []},
        {"lines": [{"part": 1, "quantity": "0"}]},
        {"lines": [{"part": 1, "quantity": "-1"}]},
        {"lines": [{"part": 1, "quantity": "NaN"}]},
        {"lines": [{"part": 1, "quantity": "１"}]},
        {"lines": [{"part": 1, "quantity": "1.0001"}]},
        {"lines": [{"part": 1, "quantity": "1", "discount": "1"}]},
        {"lines": [{"part": 1, "quantity": "1", "discount": "-0.05"}]},
        {"lines": [{"part": 1, "quantity": "1", "tax": "0"}]},
        {"lines": [{"part": 1, "quantity": "1"}], "note": "\x00"},
    ],
    ids=str,
)
def test_malformed(bad: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        DraftSale.model_validate(bad)


def test_markup_is_only_text(shop: Shop) -> None:
    text = "<script>{{ 7*7 }}</script> ../../etc"
    assert shop.draft((shop.goods(), "1"), note=text).note == text


def test_a_price_by_hand_only_where_there_is_none(shop: Shop) -> None:
    part, bare = shop.goods(), shop.depot.part("H9", "无价件")
    typed = [{"part": p.pk, "quantity": "1", "price_inc": "5"} for p in (part, bare)]
    sale = Sale.objects.get(pk=shop.run(draft_sale, DraftSale.model_validate({"lines": typed})).id)
    assert [(x.price_inc, x.source) for x in sale.lines.order_by("n")] == [(D(458), "set"), (D(5), "hand")]


def test_managers_are_asked_about_a_deep_discount(shop: Shop) -> None:
    part = shop.goods()
    shop.draft((part, "1", "0.05"))
    assert not ApprovalRequest.objects.exists()
    shop.draft((part, "1", "0.08"))
    shop.draft((part, "1", "0.20"))
    assert [r.post for r in ApprovalRequest.objects.order_by("id")] == ["parts_manager", "general_manager"]


def test_not_everybody_and_not_twice(shop: Shop) -> None:
    cmd = DraftSale.model_validate({"lines": [{"part": shop.goods().pk, "quantity": "1"}]})
    with pytest.raises(NotAllowed):
        shop.run(draft_sale, cmd, "keeper")
    assert shop.run(draft_sale, cmd, key="a") == shop.run(draft_sale, cmd, key="a")
    assert Sale.objects.count() == 1
    with pytest.raises(NotFound):
        shop.run(draft_sale, DraftSale.model_validate({"lines": [{"part": 2**62, "quantity": "1"}]}))
