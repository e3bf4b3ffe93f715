"""A confirmed rebate comes into the bank (into the prepayments: test_accrue_rebates)."""

from decimal import Decimal as D

from chehang.ledger.queries import balance_of_role

from ..carsales.conftest import dealer  # noqa: F401
from .maker import accrued, desk_of, in_force


def test_into_the_bank(dealer) -> None:  # noqa: F811
    dealer.delivered()
    desk = desk_of(dealer)
    in_force(desk, dealer.supplier().pk)
    rebate = accrued(desk)
    desk.run("confirm_rebate", "accountant", rebate=rebate.pk, amount="1130", paper="返利确认01")
    before = balance_of_role(desk.who("accountant"), "bank")
    desk.run("settle_rebate", "accountant", rebate=rebate.pk, way="money_bank", reference="回单88")
    assert balance_of_role(desk.who("accountant"), "bank") - before == D(1130)
