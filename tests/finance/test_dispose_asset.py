"""Disposing of an asset in mid-month: the month it goes in is worn off once, what was worn off goes with it, the rest is gain or loss."""

from decimal import Decimal as D

from chehang.finance.assets.wearing import wear_of
from chehang.finance.closing.mirrors import cards
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


def test_a_part_goes_and_the_rest_stays(desk) -> None:
    """Rest and disposed part add up to the fen, now and at the end of the asset's life."""
    desk.run("add_asset", "accountant", **CARD, worn_before="19000", months_before=20)
    asset = Asset.objects.get()
    sell = {"asset": asset.pk, "kind": "sold", "reason": "卖出立柱", "money": "11300", "tax": "1300"}
    refused("asset.part", desk, "dispose_asset", "finance_manager", **sell, part="立柱")
    refused("asset.part_cost", desk, "dispose_asset", "finance_manager", **sell, part="立柱", part_cost="60000")
    done = desk.run("dispose_asset", "finance_manager", **sell, part="立柱", part_cost="20000")
    # The month is worn off the whole first: 19,950 of 60,000; a third of it goes with the part.
    [part] = asset.parts_gone.all()
    assert (part.worn, part.value, done.model_extra["gain"]) == (D(6650), D(13350), "-3350.00")
    assert (asset.held, asset.worn, asset.value, desk.again(asset).state) == (D(40000), D(13300), D(26700), "in_use")
    assert part.worn + asset.worn == D(19950)
    desk.run("dispose_asset", "finance_manager", **sell | {"kind": "scrapped", "money": "0", "tax": "0"}, part="控制箱", part_cost="333.33")  # fmt: skip
    who, board = desk.who("accountant"), cards(desk.who("accountant"))
    for role in ("asset_equipment", "accumulated_depreciation"):
        assert balance_of_role(who, role) == board[role]
    assert board["asset_equipment"] == D("39666.67")
    worn, months = asset.worn, []
    for done_months in range(21, 60):
        months.append(wear_of(asset.held, asset.residual_rate, asset.months, done_months, worn + sum(months, D(0))))
    assert worn + sum(months) == D("37683.34") and min(months) > 0  # 95 % of what is left
    desk.run("dispose_asset", "finance_manager", asset=asset.pk, kind="scrapped", reason="余下的报废")
    assert {r: balance_of_role(who, r) for r in ("asset_equipment", "accumulated_depreciation", "asset_disposal")} == {
        "asset_equipment": D(0), "accumulated_depreciation": D(0), "asset_disposal": D(0),
    }  # fmt: skip
