"""Depreciation by whole months: the sum is exact, the last month takes the rest, nothing is ever negative."""

from datetime import date
from decimal import Decimal as D

from chehang.finance.assets.wearing import months_between, wear_of
from chehang.finance.models import Asset
from chehang.ledger.models import Period, Voucher

from .conftest import refused
from .test_add_asset import CARD


def life(cost: str, months: int, done: int = 0, worn: str = "0") -> list[D]:
    total, found = D(worn), []
    for n in range(done, months):
        found.append(wear_of(D(cost), D("0.05"), months, n, total))
        total += found[-1]
    return found


def test_the_whole_life() -> None:
    assert sum(life("1000", 7)) == D(950) and min(life("0.07", 36)) >= 0 and sum(life("0.07", 36)) == D("0.07")
    assert sum(life("60000", 60, 20, "19000")) == D(38000) and set(life("60000", 60, 20, "19000")) == {D(950)}
    assert wear_of(D(1000), D(0), 5, 5, D(1000)) == 0
    assert months_between(date(2026, 9, 30), date(2026, 10, 1)) == 1


def test_a_month_once_from_the_month_after(desk) -> None:
    november = Period.objects.get(store=desk.store, month=11)
    refused("depreciation.nothing", desk, "run_depreciation", "accountant", period=november.pk)
    desk.run("add_asset", "accountant", **CARD)
    desk.run("add_asset", "accountant", **(CARD | {"department": "management", "started": "2026-11-02"}))
    done = desk.run("run_depreciation", "accountant", period=november.pk)
    assert done.model_extra == {"assets": 1, "amount": "950.00"}
    lines = Voucher.objects.get(event="depreciation").lines.order_by("n")
    assert [(x.account.code, x.department) for x in lines] == [("6601.08", "service"), ("1602", "")]
    assert Asset.objects.order_by("id")[0].worn == D(950)
    refused("depreciation.done", desk, "run_depreciation", "accountant", period=november.pk)
