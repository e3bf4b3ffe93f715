"""Reckoning a rebate anew: a car handed over after the accrual brings its share, once."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed
from chehang.ledger.models import Voucher
from chehang.ledger.queries import balance_of_role

from ..carsales.conftest import dealer  # noqa: F401
from ..carsales.dealer import VINS
from .conftest import refused
from .maker import accrued, desk_of, in_force


def test_the_difference_once(dealer) -> None:  # noqa: F811
    dealer.delivered("13600001111", VINS[0])
    desk = desk_of(dealer)
    in_force(desk, dealer.supplier().pk)
    rebate = accrued(desk)
    refused("rebate.same", desk, "recompute_rebate", "accountant", rebate=rebate.pk)
    with pytest.raises(NotAllowed):
        desk.run("recompute_rebate", "cashier", rebate=rebate.pk)
    dealer.delivered("13600002222", VINS[1])
    dealer.delivered("13600003333", VINS[2])
    done = desk.run("recompute_rebate", "finance_manager", rebate=rebate.pk)
    assert done.model_extra == {"difference": "5650.00"}, "the third reaches the next step: 3 × 2,260 less 1,130"
    after = desk.again(rebate)
    assert (after.cars, after.amount, after.tax, after.reckoning) == (3, D(6780), D(780), "3 × 2,260.00")
    assert [x["amount"] for x in after.items] == ["2260.00"] * 3
    assert balance_of_role(desk.who("accountant"), "rebate_receivable") == D(6780)
    refused("rebate.same", desk, "recompute_rebate", "accountant", rebate=rebate.pk)
    assert Voucher.objects.filter(event="rebate_accrued").count() == 2
