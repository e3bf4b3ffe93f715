"""Disposing of an asset in mid-month: the month it goes in is worn off once, what was worn off goes with it, the rest is gain or loss."""

from decimal import Decimal as D

from chehang.finance.models import Asset, Wear
from chehang.ledger.models import Period
from chehang.ledger.queries import balance_of_role

from .conftest import refused
from .test_add_asset import CARD


def test_sold_and_scrapped(desk) -> None:
    for _n in range(2):
        desk.run("add_asset", "accountant", **CARD, worn_before="19000", months_before=20)
    first, second = Asset.objects.order_by("id")
    refused(
        "asset.money",
        desk,
        "dispose_asset",
        "finance_manager",
        asset=first.pk,
        kind="scrapped",
        reason="报废",
        money="1",
    )
    sold = desk.run(
        "dispose_asset", "finance_manager", asset=first.pk, kind="sold", reason="卖给二手商", money="45200", tax="5200"
    )
    assert sold.model_extra["gain"] == "-50.00"
    desk.run("dispose_asset", "finance_manager", asset=second.pk, kind="scrapped", reason="事故报废")
    who = desk.who("accountant")
    expected = {
        "asset_equipment": 0,
        "accumulated_depreciation": 0,
        "asset_disposal": 0,
        "asset_gain": 50,
        "disaster_loss": 40050,
    }
    assert {r: balance_of_role(who, r) for r in expected} == {r: D(x) for r, x in expected.items()}
    assert desk.again(first).state == "disposed"
    refused("state.wrong", desk, "dispose_asset", "finance_manager", asset=first.pk, kind="scrapped", reason="再报废")
    november = Period.objects.get(store=desk.store, month=11)
    assert [(w.asset_id, w.amount) for w in Wear.objects.order_by("id")] == [(first.pk, D(950)), (second.pk, D(950))]
    refused("depreciation.nothing", desk, "run_depreciation", "accountant", period=november.pk)
    # Where the month was depreciated already, nothing is worn twice.
    desk.run("add_asset", "accountant", **CARD)
    desk.run("run_depreciation", "accountant", period=november.pk)
    third = Asset.objects.latest("id")
    desk.run("dispose_asset", "finance_manager", asset=third.pk, kind="scrapped", reason="报废")
    assert [w.amount for w in third.wears.all()] == [D(950)]
