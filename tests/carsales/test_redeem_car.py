"""Principal and interest are paid, the certificate is home, nothing is left of the loan."""

from decimal import Decimal as D

from chehang.carsales.models import Car, FloorLoan
from chehang.ledger.models import Period
from chehang.ledger.queries import balance_of_role

from .dealer import Dealer
from .test_draw_floor_loan import drawn


def test_paid_back(dealer: Dealer) -> None:
    loan = drawn(dealer)
    dealer.days(2)
    period = Period.objects.get(store=dealer.store, month=dealer.day().month)
    dealer.act("accrue_floor_interest", "accountant", period=period.pk)
    dealer.days(1)
    done = dealer.act("redeem_car", "accountant", loan=loan.pk)
    assert done.model_extra == {"interest": "80.12"}
    who = dealer.who("accountant")
    assert balance_of_role(who, "floor_plan") == 0 == balance_of_role(who, "interest_payable")
    assert balance_of_role(who, "bank") == D("-160314.12")
    assert Car.objects.get(pk=loan.car_id).certificate == "store" and FloorLoan.objects.get().state == "repaid"
    dealer.refused("state.wrong", "redeem_car", "accountant", loan=loan.pk)
