"""缺件登记: the mandatory fields, the law of the deposit, the hint."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from pydantic import ValidationError

from chehang.catalogue.operations.record_supersession import RecordSupersession, record_supersession
from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.counter.models import SpecialOrder
from chehang.counter.operations.record_lost_sale import RecordLostSale, record_lost_sale
from chehang.counter.operations.register_special_order import RegisterSpecialOrder, register_special_order
from chehang.counter.special.deposits import covering, ending, smallest_deposit
from tests.counter.special import CAR, paid, registered
from tests.goods import money
from tests.selling import Shop


def test_the_split_of_earnest_money(shop: Shop) -> None:
    """parts.md §1.7: 4,280 with 1,500 as 定金: 856.00 earnest money, 644.00 paid ahead."""
    order = registered(shop, deposit_kind="earnest")
    assert (f"{order.earnest:.2f}", f"{order.prepaid:.2f}", order.state) == ("856.00", "644.00", "deposit")
    assert registered(shop, deposit_kind="advance").earnest == 0


def test_the_three_endings_of_the_law() -> None:
    cancelled = ending("customer", D(1500), D(856), None)
    assert (cancelled.forfeited, cancelled.returned, cancelled.penalty) == (856, 644, 0)
    failed = ending("supply", D(1500), D(856), None)
    assert (failed.returned + failed.penalty, failed.forfeited) == (D(2356), 0)
    refunded = ending("customer", D(1500), D(0), None)
    assert (refunded.forfeited, refunded.returned) == (0, 1500)


def test_the_paid_deposit_is_a_liability_and_the_planner_may_order(shop: Shop) -> None:
    order = paid(shop)
    assert (order.state, order.taken, order.held) == ("to_order", 1500, 1500)
    assert money("parts_deposit") == {"1122.01": D(1500), "2204.02": D(-1500)}
    assert money("money_received") == {"1001": D(1500), "1122.01": D(-1500)}


@pytest.mark.parametrize("field", sorted(CAR))
def test_car_and_promise_are_mandatory(shop: Shop, field: str) -> None:
    with pytest.raises(ValidationError):
        registered(shop, **{field: ""})
    assert not SpecialOrder.objects.exists()


def test_what_is_refused(shop: Shop) -> None:
    with pytest.raises(Refused, match=r"special\.deposit"):
        registered(shop, deposit="4280.01")
    with pytest.raises(Refused, match=r"special\.past"):
        registered(shop, promised_on=shop.depot.clock.today() - timedelta(days=1))
    shop.depot.shelve(shop.depot.part("H3A 807 221 C", "前保险杠"), "2", "5800")
    with pytest.raises(Refused, match=r"special\.there"):
        registered(shop)
    assert not SpecialOrder.objects.exists()


def test_the_hint_says_on_what_it_rests(shop: Shop) -> None:
    cmd = {"price": D(4280), "cost": D(2900)}
    ctx = shop.depot.context()
    assert smallest_deposit(ctx, **cmd, returnable=True).amount == D(1284)
    assert smallest_deposit(ctx, **cmd, returnable=False).amount == D(4280)


def test_the_deposit_that_covers_the_risk() -> None:
    """Half are not collected: the margin of the other half, 1,380, is taken off the loss of 2,900."""
    assert covering(30, 15, D(4280), D(2900), D(2900)) == D(1520)
    assert covering(30, 0, D(4280), D(2900), D(2900)) == 0
    assert covering(30, 1, D(4280), D(2900), D(2900)) == 0
    assert covering(30, 30, D(4280), D(2900), D(5000)) == D(4280)


def test_the_keeper_registers_nothing(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        shop.run(register_special_order, RegisterSpecialOrder.model_construct(), "keeper")


def test_who_waits_for_a_number_that_is_replaced_is_named(shop: Shop) -> None:
    """Seller and planner hear it before the old number is ordered."""
    order = paid(shop)
    new = shop.depot.part("H3A 807 221 D", "前保险杠")
    given = {
        "old": order.part_id,
        "kind": "one_to_one",
        "new": [{"part": new.pk}],
        "valid_from": shop.depot.clock.today(),
    }
    shop.run(record_supersession, RecordSupersession.model_validate(given), "parts_planner")
    told = InboxItem.objects.filter(message__contains="waits for %(old)s")
    assert {(x.post, x.employee_id) for x in told} == {("parts_planner", 0), ("", order.made_by_id)}
    assert {x.params["new"] for x in told} == {"H3A 807 221 D"}


def test_half_a_bumper_is_not_ordered(shop: Shop) -> None:
    with pytest.raises(Refused, match=r"sale\.whole"):
        registered(shop, quantity="1.5")
    part = shop.depot.part("H3A 807 221 C")
    with pytest.raises(Refused, match=r"sale\.whole"):
        shop.run(record_lost_sale, RecordLostSale(part=part.pk, quantity=D("0.5")))
    assert not SpecialOrder.objects.exists()
