"""Interest of the month, car by car, each day once."""

from decimal import Decimal as D

from chehang.ledger.models import Period
from chehang.ledger.queries import balance_of_role

from .dealer import Dealer
from .test_draw_floor_loan import drawn


def test_each_day_once(dealer: Dealer) -> None:
    october = Period.objects.get(store=dealer.store, month=10)
    dealer.refused("floor.nothing", "accrue_floor_interest", "accountant", period=october.pk)
    loan = drawn(dealer)
    period = Period.objects.get(store=dealer.store, month=dealer.day().month)
    dealer.days(3)
    dealer.act("accrue_floor_interest", "accountant", period=period.pk)
    assert (
        balance_of_role(dealer.who("accountant"), "interest_payable")
        == -loan.interest_until(dealer.day())
        == D("-80.12")
    )
    dealer.refused("floor.nothing", "accrue_floor_interest", "accountant", period=period.pk)
