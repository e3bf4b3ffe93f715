"""Drafting: number, name, quantity and price are mandatory (H4)."""

from collections.abc import Callable
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction
from pydantic import ValidationError

from chehang.core.context import Actor
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.models import Journal
from chehang.org.models import Store
from chehang.purchasing.models import Order, OrderLine
from chehang.purchasing.operations.draft_order import DraftOrder, draft_order
from tests.goods import Depot, make_depot


def command(depot: Depot, **also: object) -> DraftOrder:
    line = {"part": depot.part().pk, "quantity": "60", "price_ex": "101.77"}
    return DraftOrder.model_validate({"supplier": depot.supplier.pk, "lines": [line], **also})


def test_a_draft_keeps_what_was_ordered(depot: Depot) -> None:
    done = depot.run(draft_order, command(depot), "parts_planner")
    order = Order.objects.get(pk=done.id)
    line = order.lines.get()
    assert (order.state, order.number) == ("draft", "")
    assert (line.part_no, line.part_name, line.quantity, line.price_ex) == (
        "H3A 115 403 F",
        "机油滤清器",
        D(60),
        D("101.77"),
    )
    assert (order.amount_ex, order.tax, order.amount_inc) == (D("6106.20"), D("793.81"), D("6900.01"))
    assert line.author_id == order.author_id == depot.who("parts_planner").employee_id


@pytest.mark.parametrize("gap", ["part", "quantity", "price_ex"])
def test_number_quantity_and_price_are_mandatory(depot: Depot, gap: str) -> None:
    line = {"part": depot.part().pk, "quantity": "60", "price_ex": "101.77"}
    del line[gap]
    with pytest.raises(ValidationError, match=gap):
        command(depot, lines=[line])


@pytest.mark.parametrize("value", ["0", "-1", "NaN", "Infinity", "１", "1.0000001", 1.5])
def test_bad_prices_are_refused(depot: Depot, value: object) -> None:
    with pytest.raises(ValidationError):
        command(depot, lines=[{"part": depot.part().pk, "quantity": "1", "price_ex": value}])


@pytest.mark.parametrize("field", ["part_no", "part_name"])
def test_the_database_wants_number_and_name(depot: Depot, field: str) -> None:
    depot.run(draft_order, command(depot), "parts_planner")
    with pytest.raises(IntegrityError), transaction.atomic():
        OrderLine.objects.update(**{field: ""})
    with pytest.raises(IntegrityError), transaction.atomic():
        OrderLine.objects.update(quantity=D(0))
    with pytest.raises(IntegrityError), transaction.atomic():
        OrderLine.objects.update(price_ex=D(0))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "urgent"}, "order.reason_missing"),
        ({"kind": "accident", "work_order": "GD-1"}, "order.accident_missing"),
        ({"kind": "accident", "reason": "定损单 PDAA2026-1"}, "order.accident_missing"),
        ({"kind": "campaign"}, "order.campaign_missing"),
        ({"kind": "customer"}, "order.who_waits"),
        ({"kind": "vor", "vin": "LHCH3A8F5TA000123"}, "order.vehicle_missing"),
        ({"required_on": "2026-11-22"}, "order.required_past"),
    ],
)
def test_each_kind_says_what_it_needs(depot: Depot, change: dict[str, str], code: str) -> None:
    with pytest.raises(Refused, match=code):
        depot.run(draft_order, command(depot, **change), "parts_planner")
    assert not Order.objects.exists()
    assert Journal.objects.get(operation="purchasing.draft_order").code == code


def test_lines_are_refused_by_their_place(depot: Depot) -> None:
    part, stopped = depot.part(), depot.part("H3A 115 403 E", phase="stopped")
    cases = [
        ([(part.pk, "1"), (part.pk, "2")], "order.part_twice", "lines.1.part"),
        ([(part.pk, "1.5")], "quantity.whole", "lines.0.quantity"),
        ([(stopped.pk, "1")], "order.part_stopped", "lines.0.part"),
        ([(999_999, "1")], "not_found", "lines.0.part"),
    ]
    for typed, code, field in cases:
        lines = [{"part": p, "quantity": q, "price_ex": "1"} for p, q in typed]
        with pytest.raises(Refused, match=code) as refusal:
            depot.run(draft_order, command(depot, lines=lines), "parts_planner")
        assert refusal.value.field == field
    assert not Order.objects.exists()


def test_another_stores_supplier_is_unknown(depot: Depot, other_store: Store, actor_of: Callable[..., Actor]) -> None:
    foreign = make_depot(other_store, depot.clock, actor_of)
    with pytest.raises(NotFound):
        depot.run(draft_order, command(depot, supplier=foreign.supplier.pk), "parts_planner")


def test_a_stranger_does_not_order(depot: Depot) -> None:
    with pytest.raises(NotAllowed):
        depot.run(draft_order, command(depot), "cashier")
    assert not Order.objects.exists()


def test_repeating_the_request_drafts_once(depot: Depot) -> None:
    first = depot.run(draft_order, command(depot), "parts_planner", key="k1")
    assert depot.run(draft_order, command(depot), "parts_planner", key="k1").id == first.id
    assert Order.objects.count() == 1


def test_a_supplier_no_longer_used(depot: Depot) -> None:
    depot.supplier.active = False
    depot.supplier.save()
    with pytest.raises(Refused, match=r"supplier\.inactive"):
        depot.run(draft_order, command(depot), "parts_planner")
    assert not Order.objects.exists()
