"""A valuation that leads to nothing."""

from .dealer import Dealer
from .used import taken, valued


def test_closed_with_its_reason(dealer: Dealer) -> None:
    made = valued(dealer)
    dealer.act("decline_trade_in", trade_in=made.pk, reason="客户自留")
    made.refresh_from_db()
    assert made.state == "declined"
    dealer.refused("state.wrong", "buy_trade_in", "sales_manager", trade_in=made.pk)


def test_not_once_it_is_bought(dealer: Dealer) -> None:
    dealer.refused("state.wrong", "decline_trade_in", trade_in=taken(dealer).pk, reason="客户自留")
