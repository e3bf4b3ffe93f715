"""Parts leave by a requisition with two keepers and the technician."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.verify import broken
from chehang.warehouse.models import Outbound
from chehang.warehouse.operations.pick_line import PickLine, pick_line
from chehang.workshop.models import Requisition

from .yard import balance


def with_part(yard, quantity="2"):
    order = yard.open()
    part = yard.shop.goods("3", "900")
    yard.part(order, part, quantity)
    return order


def test_three_signatures_and_the_cost(yard) -> None:
    """P17: 5201 against 1405.02; the line knows what left and what it cost."""
    order = with_part(yard)
    yard.agreed(order)
    made = yard.fetch(order)
    made.refresh_from_db()
    line = order.lines.get()
    assert (made.state, line.issued, line.cost) == ("issued", 2, 600)
    outbound = Outbound.objects.get(document="workshop.requisition")
    assert (outbound.state, outbound.receiver_name, outbound.purpose) == ("handed_over", "铁柱", "workshop")
    assert balance(yard.shop.store, "work_in_progress") == 600
    assert sound_codes() == []


def sound_codes():
    return [row for rule, row in broken() if rule.code in ("I10", "I35", "H1", "H2")]


def test_refusals(yard) -> None:
    order = with_part(yard)
    with pytest.raises(Refused, match=r"order\.not_agreed"):
        yard.run("request_parts", "technician", who="铁柱", order=order.pk)
    yard.agreed(order)
    line = order.lines.get()
    with pytest.raises(Refused, match=r"requisition\.too_many"):
        yard.run("request_parts", "technician", who="铁柱", order=order.pk, lines=[{"line": line.pk, "quantity": "3"}])
    yard.run("request_parts", "technician", who="铁柱", order=order.pk)
    with pytest.raises(Refused, match=r"requisition\.nothing"):
        yard.run("request_parts", "technician", who="铁柱", order=order.pk)
    with pytest.raises(NotAllowed):
        yard.run("request_parts", "keeper", order=order.pk)
    assert Requisition.objects.count() == 1


def test_what_the_store_has_not_is_refused(yard) -> None:
    order = with_part(yard, "5")
    yard.agreed(order)
    with pytest.raises(Refused, match=r"stock\.short"):
        yard.run("request_parts", "technician", who="铁柱", order=order.pk)
    assert not Requisition.objects.exists()


def test_a_keeper_finds_too_few(yard) -> None:
    order = with_part(yard)
    yard.agreed(order)
    yard.run("request_parts", "technician", who="铁柱", order=order.pk)
    pick = Outbound.objects.get().picks.get()
    yard.shop.depot.run(pick_line, PickLine(pick=pick.pk, found="1"))
    assert Requisition.objects.get().state == "blocked"
