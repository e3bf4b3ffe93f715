"""The cost ledger beside the general ledger: what the books hold for a campaign and on advertising."""

from datetime import date
from decimal import Decimal

import pytest

from chehang.core.context import Context
from chehang.core.doubts import Doubtful
from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.ledger.services import Leg, open_books, post
from chehang.marketing.booked import by_month, of_projects
from tests.marketing.conftest import MANAGER, Market


def spend(market: Market, number: str, amount: int) -> None:
    """What finance books when it pays an expense claim of the campaign."""
    ctx = Context(market.office.who("finance_manager"), market.office.clock, "finance.pay_claim")
    amounts = Decimal(amount)
    legs = [
        Leg("selling_events", amounts, department="marketing", project=number),
        Leg("staff", amounts, ("employee", 1)),
    ]
    with writing():
        post(ctx, "expense_claimed", source=Source("finance.claim", amount), legs=legs)


def test_both_ledgers_side_by_side(market: Market) -> None:
    open_books(market.office.store.pk, date(2026, 10, 1))
    made = market.campaign("live", begins=market.office.day(0), ends=market.office.day(0))
    market.run("record_cost", campaign=made.pk, kind="place", actual="20000")
    spend(market, made.number, 15000)
    spend(market, "", 900)
    actor = market.office.who(MANAGER)
    assert of_projects(actor, [made.number, "MK-none"]) == {made.number: 15000}
    month = by_month(actor, market.office.clock.today())[0]
    assert (month.written, month.booked, month.difference) == (20000, 15900, 4100)
    settle = {"campaign": made.pk, "other_gross": "1"}
    with pytest.raises(Doubtful) as asked:
        market.run("settle_campaign", MANAGER, **settle)
    assert "15,000.00" in str(asked.value)
    spend(market, made.number, 5000)
    market.run("settle_campaign", MANAGER, **settle)
