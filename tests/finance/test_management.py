"""Management accounts are the income statement, cut another way: every view adds up to the same result."""

from datetime import date
from decimal import Decimal as D

from chehang.finance.statements.figures import income_statement
from chehang.finance.web.management import VIEWS, results

from ..carsales.conftest import dealer  # noqa: F401
from .maker import desk_of


def test_every_view_adds_up_to_the_statement(dealer) -> None:  # noqa: F811
    dealer.delivered()
    who = desk_of(dealer).who("finance_manager")
    month = date(2026, 11, 1)
    made = dict(income_statement(who, month, month).columns)["period"]
    for by in VIEWS:
        rows = results(who, by, month, month)
        assert (
            sum(r.result for r in rows)
            == D("7580.53")
            == max(c.amount for k, c in made.items() if "profit" in k or k == "net")
        ), by
    by_car = {r.key: r.gross for r in results(who, "vehicle", month, month)}
    assert D("7580.53") in by_car.values()
    assert {r.key for r in results(who, "line", month, month)} == {"01"}
