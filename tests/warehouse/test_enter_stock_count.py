"""Blind counts: another person where it differs too much, the manager where two disagree; goods may move meanwhile."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.sources import Source
from chehang.stock import services as stock
from chehang.warehouse.counts.counting import too_far
from chehang.warehouse.operations.enter_stock_count import EnterStockCount, enter_stock_count
from tests.goods import Depot
from tests.warehouse.counting import begun, enter, finish


@pytest.mark.parametrize(
    ("abc", "book", "found", "cost", "again"),
    [
        ("A", "100", "100", "1", False),
        ("A", "100", "99.5", "1", True),
        ("B", "100", "99.5", "1", False),
        ("B", "100", "99", "1", True),
        ("B", "10", "9.8", "1", True),
        ("C", "100", "99", "1", False),
        ("C", "100", "98", "1", True),
        ("C", "10", "9.5", "1", True),
        ("C", "100", "99", "200", True),
        ("C", "100", "99", "199.99", False),
        ("C", "0", "1", "1", True),
    ],
)
def test_when_another_person_counts(abc: str, book: str, found: str, cost: str, again: bool) -> None:
    assert too_far(abc, D(book), D(found), D(cost), D(200)) is again


def test_nothing_is_told_about_the_book(depot: Depot) -> None:
    depot.shelve(depot.part(), "10", "100")
    count = begun(depot)
    done = enter(depot, count, {1: "7"})
    assert "10" not in str(done.model_dump(exclude={"id", "number"}))


def test_three_people_one_after_another(depot: Depot) -> None:
    depot.shelve(depot.part(), "10", "100")
    count = begun(depot)
    enter(depot, count, {1: "7"})
    assert finish(depot, count).state == "recount"
    with pytest.raises(Refused, match=r"count\.same_person"):
        enter(depot, count, {1: "7"})
    enter(depot, count, {1: "8"}, name="罗斌")
    with pytest.raises(Refused, match=r"count\.manager"):
        enter(depot, count, {1: "8"}, name="马悦")
    with pytest.raises(Refused, match=r"count\.waits"):
        finish(depot, count)
    enter(depot, count, {1: "9"}, post="parts_manager")
    assert finish(depot, count).state == "review"
    assert (count.lines.get().found, count.loss) == (9, 10)


def test_goods_that_leave_meanwhile_are_no_difference(depot: Depot) -> None:
    part = depot.part()
    depot.shelve(part, "10", "100")
    count = begun(depot)
    out = stock.Outgoing(part.pk, depot.bins["A-01-01-01"].pk, D(3))
    stock.issue(depot.context("keeper"), Source("tests.sale", 1), [out])
    enter(depot, count, {1: "7"})
    finish(depot, count)
    assert (count.state, count.loss, count.gain) == ("review", 0, 0)


def test_whole_pieces_and_once(depot: Depot) -> None:
    depot.shelve(depot.part(), "10", "100")
    count = begun(depot)
    with pytest.raises(Refused, match=r"count\.whole"):
        enter(depot, count, {1: "7.5"})
    enter(depot, count, {1: "10"})
    with pytest.raises(Refused, match=r"count\.done"):
        enter(depot, count, {1: "10"}, name="罗斌")
    finish(depot, count)
    with pytest.raises(Refused, match=r"state\.wrong"):
        enter(depot, count, {1: "10"}, name="罗斌")


def test_the_seller_does_not_count(depot: Depot) -> None:
    depot.shelve(depot.part(), "10", "100")
    count = begun(depot)
    cmd = EnterStockCount.model_validate({"count": count.pk, "lines": [{"line": count.lines.get().pk, "found": "1"}]})
    with pytest.raises(NotAllowed):
        depot.run(enter_stock_count, cmd, "parts_sales")
