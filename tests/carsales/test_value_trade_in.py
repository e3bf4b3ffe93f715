"""What a customer's car is worth."""

import pytest

from chehang.core.doubts import Doubtful

from .dealer import Dealer
from .used import valued


def test_the_offer_holds_for_seven_days(dealer: Dealer) -> None:
    made = valued(dealer)
    assert (made.state, (made.valid_until - dealer.day()).days) == ("valued", 7)


def test_more_than_it_is_worth_is_asked_about(dealer: Dealer) -> None:
    with pytest.raises(Doubtful):
        valued(dealer, price_inc="65000.01")
