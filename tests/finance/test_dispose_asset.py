"""Disposing of an asset: what was worn off goes with it, the rest is gain or loss."""

from decimal import Decimal as D

from chehang.finance.models import Asset
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
    assert sold.model_extra["gain"] == "-1000.00"
    desk.run("dispose_asset", "finance_manager", asset=second.pk, kind="scrapped", reason="事故报废")
    who = desk.who("accountant")
    expected = {
        "asset_equipment": 0,
        "accumulated_depreciation": 0,
        "asset_disposal": 0,
        "asset_gain": 1000,
        "disaster_loss": 41000,
    }
    assert {r: balance_of_role(who, r) for r in expected} == {r: D(x) for r, x in expected.items()}
    assert desk.again(first).state == "disposed"
    refused("state.wrong", desk, "dispose_asset", "finance_manager", asset=first.pk, kind="scrapped", reason="再报废")
