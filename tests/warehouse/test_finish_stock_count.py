"""A round ends when every line is counted."""

import pytest

from chehang.core.errors import Refused
from tests.goods import Depot
from tests.warehouse.counting import begun, enter, finish, four_lines


def test_not_while_a_line_waits(depot: Depot) -> None:
    depot.shelve(depot.part(), "10", "100", "A-01-01-01")
    depot.shelve(depot.part(), "5", "50", "A-01-01-02")
    count = begun(depot)
    enter(depot, count, {1: "10"})
    with pytest.raises(Refused, match=r"count\.waits"):
        finish(depot, count)
    enter(depot, count, {2: "5"})
    assert finish(depot, count).state == "review"


def test_the_worked_example(depot: Depot) -> None:
    """parts.md §1.17: loss 3,067.78, gain 63.72, book 25,986.21; absolute 87.95 %, net 88.44 %, lines 25 %."""
    count = four_lines(depot)
    assert f"{count.loss} {count.gain} {count.book_value}" == "3067.78 63.72 25986.21"
    assert f"{count.accuracy:.4f} {count.net_accuracy:.4f}" == "0.8795 0.8844"
    assert sum(1 for x in count.lines.all() if not x.difference) / count.lines.count() == 0.25
