"""Two files become one: what lives moves, papers are listed; never while a bill is open."""

from chehang.billing.models import Bill
from chehang.care.models import Merge
from tests.care.conftest import MANAGER, Care


def test_cars_and_calls_move(care: Care) -> None:
    twin = care.another("周敏", mobile="13812341234")
    call = care.due()
    care.run("merge_customers", MANAGER, goes=care.customer.pk, stays=twin.pk, reason="同一人")
    for row in (care.customer, care.car, call, twin):
        row.refresh_from_db()
    assert (care.customer.active, care.car.owner, call.customer) == (False, twin, twin)
    assert twin.plate_no == "浙A12345"
    assert Merge.objects.get().moved["cars"] == [care.car.pk]


def test_refusals(care: Care) -> None:
    twin = care.another()
    data = {"goes": twin.pk, "stays": care.customer.pk, "reason": "同一人"}
    care.refused("merge.same", "merge_customers", MANAGER, **data | {"stays": twin.pk})
    care.refused("not_allowed", "merge_customers", "care_agent", **data)
    care.run("merge_customers", MANAGER, **data)
    care.refused("merge.rests", "merge_customers", MANAGER, **data)


def test_not_while_money_is_owed(care: Care) -> None:
    twin = care.another("周敏")
    Bill.objects.create(
        store=care.office.store, number="B1", customer=care.customer, document="counter.sale", object_id=1, amount=100,
        made_at=care.office.clock.now(), state="waiting",
    )  # fmt: skip
    care.refused("merge.open", "merge_customers", MANAGER, goes=care.customer.pk, stays=twin.pk, reason="同一人")
    assert not Merge.objects.exists()
