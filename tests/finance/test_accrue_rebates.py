"""P29: a claim with VAT, less cost of the cars sold, input VAT turned out by the formula of 国税发〔2004〕136号."""

from decimal import Decimal as D

import pytest

from chehang.finance.maker.reckoning import rate_of, tax_within
from chehang.ledger.queries import balance_of_role

from ..carsales.conftest import dealer  # noqa: F401
from ..carsales.dealer import VINS
from .conftest import refused
from .maker import accrued, desk_of, in_force, month_of, policy


def test_the_worked_numbers() -> None:
    assert tax_within(D(113000), D("0.13")) == D(13000) and tax_within(D(8136), D("0.13")) == D(936)
    steps = [[1, "1130"], [3, "2260"]]
    assert [rate_of(steps, n) for n in (0, 1, 2, 3, 9)] == [0, 1130, 1130, 2260, 2260]


@pytest.fixture
def sold(dealer):  # noqa: F811
    dealer.delivered("13600001111", VINS[0])
    dealer.delivered("13600002222", VINS[1])
    return dealer


def test_over_the_cars_handed_over_once_a_month(sold) -> None:
    desk = desk_of(sold)
    policy(desk, sold.supplier().pk)
    refused("rebate.nothing", desk, "accrue_rebates", "accountant", period=month_of(desk).pk)
    in_force(desk, sold.supplier().pk)
    before = balance_of_role(desk.who("accountant"), "vehicle_cost")
    rebate = accrued(desk)
    assert (rebate.cars, rebate.amount, rebate.tax, rebate.reckoning) == (2, D(2260), D(260), "2 × 1,130.00")
    who = desk.who("accountant")
    assert (
        balance_of_role(who, "rebate_receivable") == D(2260) and balance_of_role(who, "vehicle_cost") == before - 2000
    )
    refused("rebate.nothing", desk, "accrue_rebates", "accountant", period=month_of(desk).pk)
    # Confirmed for less: the difference goes back in red, tax with it.
    refused("rebate.differs", desk, "confirm_rebate", "accountant", rebate=rebate.pk, amount="1130", paper="返利确认01")
    refused("state.wrong", desk, "settle_rebate", "accountant", rebate=rebate.pk, way="prepaid")
    desk.run("confirm_rebate", "accountant", rebate=rebate.pk, amount="1130", paper="返利确认01", note="一台未达标")
    assert (
        balance_of_role(who, "rebate_receivable") == D(1130) and balance_of_role(who, "vehicle_cost") == before - 1000
    )
    desk.run("settle_rebate", "accountant", rebate=rebate.pk, way="prepaid")
    assert balance_of_role(who, "rebate_receivable") == 0 and desk.again(rebate).state == "settled"
