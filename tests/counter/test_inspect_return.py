"""The keeper decides on goods that came back; both books follow (P8)."""

from decimal import Decimal as D
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chehang.billing.models import CreditNote
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.counter.models import SaleReturn
from chehang.counter.operations.inspect_return import InspectReturn, inspect_return
from chehang.stock.models import Balance, Entry, Pool
from tests.goods import goods_equal_money, money
from tests.selling import SELLING, Shop, sound


def sold(shop: Shop, quantity: str = "2", discount: str = "0.05", **also: Any) -> Any:
    part = shop.depot.part()
    shop.receive(part, "10", "267.50")
    shop.price(part, "458")
    return shop.done((part, quantity, discount), **also)


def test_back_at_the_original_price_and_cost(shop: Shop) -> None:
    sale = sold(shop)
    made = shop.ask_back(sale, (1, "2"))
    shop.inspect(made, (1, "2", "unopened", "A-01-01-01"))
    made.refresh_from_db()
    assert (made.state, made.amount_inc, made.cost) == ("accepted", D("870.20"), D("535.00"))
    assert money("sale_cost_reversed") == {"6401.04": D("-535.00"), "1405.02": D("535.00")}
    assert money("sale_reversed") == {"1122.01": D("-870.20"), "6001.04": D("770.09"), "2221.01.01": D("100.11")}
    entry = Entry.objects.latest("id")
    assert (entry.movement, entry.quantity, entry.value) == ("202", 2, D("535.00"))
    assert (Pool.objects.get().quantity, Pool.objects.get().value) == (10, D("2675.00"))
    note = CreditNote.objects.get()
    assert (note.amount, note.applied, note.state) == (D("870.20"), 0, "waiting")
    goods_equal_money(shop.store)
    sound()


def test_in_steps_it_adds_up_and_later_prices_do_not_matter(shop: Shop) -> None:
    sale = sold(shop, "3", "0.033")
    shop.receive(shop.depot.part(), "5", "300.00")
    shop.price(shop.depot.part(), "999")
    for _n in range(3):
        shop.inspect(shop.ask_back(sale, (1, "1")), (1, "1", "unopened", "A-01-01-01"))
    line = sale.lines.get()
    back = list(SaleReturn.objects.all())
    for name in ("amount_inc", "amount_ex", "tax", "cost"):
        assert sum(getattr(r, name) for r in back) == getattr(line, name), name
    with pytest.raises(Refused, match="too_many"):
        shop.ask_back(sale, (1, "1"))
    goods_equal_money(shop.store)
    sound()


def test_damaged_goods_go_to_quarantine_and_some_home_again(shop: Shop) -> None:
    made = shop.ask_back(sold(shop), (1, "2"))
    with pytest.raises(Refused, match=r"return\.bin"):
        shop.inspect(made, (1, "1", "damaged", "A-01-01-01"))
    shop.inspect(made, (1, "1", "damaged", "q-01-01-01"))
    made.refresh_from_db()
    assert made.state == "accepted" and made.lines.get().refused == 1
    assert Balance.objects.get(bin__code="Q-01-01-01").on_hand == 1
    assert CreditNote.objects.get().amount == D("435.10")
    sound()


def test_nothing_sound_nothing_booked(shop: Shop) -> None:
    made = shop.ask_back(sold(shop), (1, "2"))
    shop.inspect(made, (1, "0", "damaged", "Q-01-01-01"))
    made.refresh_from_db()
    assert (made.state, made.amount_inc) == ("refused", 0)
    assert not CreditNote.objects.exists() and money("sale_reversed") == {}
    sound()


def test_what_is_still_owed_is_lowered_first(shop: Shop) -> None:
    part = shop.goods()
    sale = shop.sold((part, "2"), customer=shop.customer("2000").pk)
    shop.on_account(sale)
    shop.release(sale)
    shop.pay(sale, "600")
    shop.inspect(shop.ask_back(sale, (1, "1")), (1, "1", "unopened", "A-01-01-01"))
    bill, note = shop.bill(sale), CreditNote.objects.get()
    assert (bill.credited, bill.rest, bill.state) == (D(316), 0, "paid")
    assert (note.applied, note.rest, note.state) == (D(316), D(142), "waiting")
    sound(*SELLING)


def refused(shop: Shop, made: SaleReturn, *lines: tuple[int, str, str, str]) -> str:
    with pytest.raises(Refused) as caught:
        shop.inspect(made, *lines)
    made.refresh_from_db()
    assert made.state == "requested" and not CreditNote.objects.exists()
    return caught.value.code


def test_refusals(shop: Shop, other_store: Any, actor_of: Any) -> None:
    made = shop.ask_back(sold(shop), (1, "2"))
    good = ("unopened", "A-01-01-01")
    assert refused(shop, made, (2, "1", *good)) == "return.lines"
    assert refused(shop, made, (1, "1", *good), (1, "1", *good)) == "return.lines"
    assert refused(shop, made, (1, "3", *good)) == "return.accepted"
    assert refused(shop, made, (1, "1", "unopened", "Z-09")) == "bin.unknown"
    cmd = InspectReturn.model_validate(
        {"sale_return": made.pk, "lines": [{"line": 1, "accepted": "1", "bin": "A-01-01-01"}]}
    )
    with pytest.raises(NotAllowed):
        shop.run(inspect_return, cmd, "parts_sales")
    with pytest.raises(NotFound):
        inspect_return(cmd, actor=actor_of("keeper", at=other_store), clock=shop.depot.clock)
    first = shop.run(inspect_return, cmd, "keeper", key="k")
    assert shop.run(inspect_return, cmd, "keeper", key="k") == first
    with pytest.raises(Refused, match="state"):
        shop.run(inspect_return, cmd, "keeper")
    assert CreditNote.objects.count() == 1


def test_whoever_asked_does_not_decide(shop: Shop) -> None:
    sale = sold(shop)
    both = shop.depot.actor_of("parts_sales", "keeper", at=shop.store)
    shop.depot.people["parts_sales"] = shop.depot.people["keeper"] = both
    made = shop.ask_back(sale, (1, "2"))
    assert refused(shop, made, (1, "1", "unopened", "A-01-01-01")) == "return.own"


def test_a_decided_return_is_kept(shop: Shop) -> None:
    made = shop.ask_back(sold(shop), (1, "2"))
    shop.inspect(made, (1, "1", "unopened", "A-01-01-01"))
    for wrong in (
        lambda: SaleReturn.objects.update(amount_inc=D(1), amount_ex=D(1), tax=D(0)),
        lambda: made.lines.update(accepted=2),
        lambda: SaleReturn.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()
