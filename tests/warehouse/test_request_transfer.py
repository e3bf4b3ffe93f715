"""A store asks another one for goods: both have the paper, nothing moves before both agree."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from chehang.core.access import rows
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.models import InboxItem, Journal
from chehang.stock.queries import on_hand
from chehang.warehouse.models import Transfer
from tests.warehouse.transferring import NUMBER, Group, group

__all__ = ["group"]


def test_both_stores_have_the_paper_and_a_row_in_their_journal(group: Group) -> None:
    made = group.ask()
    twin = group.twin(made)
    assert (made.side, twin.side, made.state, twin.state) == ("in", "out", "asked", "asked")
    assert (made.other, twin.other) == (group.there.store, group.here.store)
    assert (made.twin_number, twin.twin_number) == (twin.number, made.number)
    assert [x.quantity for x in twin.lines.all()] == [D(3)]
    assert InboxItem.objects.filter(post="parts_manager", message__startswith="Transfer").count() == 2
    noted = Journal.objects.filter(operation="warehouse.request_transfer").order_by("store_id")
    assert [(r.store_id, r.outcome) for r in noted] == [(group.here.store.pk, "done"), (group.there.store.pk, "noted")]
    assert on_hand(group.there.who("keeper"), [made.lines.get().part_id]).popitem()[1].available == 10


def test_goods_are_offered_too(group: Group) -> None:
    made = group.ask(depot=group.there, way="to")
    assert (made.side, made.store, group.twin(made).side) == ("out", group.there.store, "in")


def test_each_store_sees_its_own_paper_only(group: Group) -> None:
    made = group.ask()
    assert list(rows(Transfer, group.here.who("parts_manager"))) == [made]
    assert list(rows(Transfer, group.there.who("parts_manager"))) == [group.twin(made)]
    with pytest.raises(NotFound):
        group.here.run(*_agree(made.twin), "parts_manager")


def _agree(pk: int):  # type: ignore[no-untyped-def]
    from chehang.warehouse.operations.agree_transfer import AgreeTransfer, agree_transfer

    return agree_transfer, AgreeTransfer(transfer=pk)


def test_what_is_refused_leaves_nothing(group: Group) -> None:
    part = group.here.part(NUMBER, "前制动片").pk
    with pytest.raises(Refused, match=r"transfer\.same_store"):
        group.ask(other=group.here.store.pk)
    with pytest.raises(Refused, match=r"transfer\.twice"):
        group.ask(lines=[{"part": part, "quantity": "1"}, {"part": part, "quantity": "2"}])
    group.there.store.tax_id = "91310115MA1K4XYZ7P"
    group.there.store.save()
    with pytest.raises(Refused, match=r"transfer\.other_taxpayer"):
        group.ask()
    with pytest.raises(NotAllowed):
        group.here.people["parts_planner"] = replace(group.here.who("parts_planner"), permissions=frozenset())
        group.ask()
    assert not Transfer.objects.exists()


def test_goods_go_back_but_no_more_than_came(group: Group) -> None:
    made = group.received(group.sent())
    with pytest.raises(Refused, match=r"transfer\.more_than_came"):
        group.ask("4", way="to", back_of=made.pk)
    with pytest.raises(Refused, match=r"transfer\.back_of"):
        group.ask("1", way="from", back_of=made.pk)
    back = group.ask("2", way="to", back_of=made.pk)
    assert (back.back_of, group.twin(back).back_of, back.side) == (made, None, "out")
    with pytest.raises(Refused, match=r"transfer\.more_than_came"):
        group.ask("2", way="to", back_of=made.pk)
