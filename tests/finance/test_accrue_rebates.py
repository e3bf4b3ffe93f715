"""P29: a claim with VAT, less cost of the cars sold, input VAT turned out by the formula of 国税发〔2004〕136号."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from chehang.finance.closing.board import board
from chehang.finance.maker.reckoning import rate_of, tax_within
from chehang.ledger.queries import balance_of_role
from chehang.stock.models import Pool
from tests.goods import money
from tests.purchasing.back import received
from tests.purchasing.test_correct_price import sell

from ..carsales.conftest import dealer  # noqa: F401
from ..carsales.dealer import VINS
from .conftest import refused
from .maker import accrued, desk_of, in_force, month_of, policy
from .spending import Desk


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


def test_a_target_and_per_cent_of_the_price(sold) -> None:
    """Two of two planned: 100 % of the target gives 2 % of 320,468, car by car; one short of it gives nothing."""
    desk = desk_of(sold)
    half = {"unit": "percent", "steps": [{"cars": 100, "yuan": "2"}, {"cars": 120, "yuan": "3"}]}
    in_force(desk, sold.supplier().pk, target=2, **half)
    in_force(desk, sold.supplier().pk, target=3, **half)
    rebate = accrued(desk)
    assert (rebate.amount, rebate.tax) == (D("6409.36"), D("737.36"))
    assert rebate.reckoning == "2 ÷ 2 = 100.0 % → 2 % × 320,468.00"
    assert [(x["vin"], x["price"], x["amount"]) for x in rebate.items] == [
        (VINS[0], "160234.00", "3204.68"), (VINS[1], "160234.00", "3204.68"),
    ]  # fmt: skip
    assert [r.cars for r in type(rebate).objects.all()] == [2]


def test_cars_that_are_here_stand_at_less(dealer) -> None:  # noqa: F811
    """P29 of purchases: the share of the car sold goes off its cost, the share of the one here off what it stands at; board and VIN agree."""
    dealer.delivered("13600001111", VINS[0])
    here = dealer.stocked(VINS[1], invoiced_on=dealer.day())
    desk = desk_of(dealer)
    in_force(desk, dealer.supplier().pk, basis="bought", valid_from="2026-10-01")
    who = desk.who("accountant")
    before = balance_of_role(who, "vehicle_cost")
    rebate = accrued(desk)
    assert (rebate.cars, rebate.amount) == (1, D(1130)), "the one sold was bought in October"
    here.refresh_from_db()
    assert (here.cost_ex, here.rebate) == (D(140800), D(6200))
    assert balance_of_role(who, "vehicle_cost") == before and balance_of_role(who, "vehicle_stock") == D(140800)
    # A second one is entered late: the rebate of the month is reckoned anew.
    refused("rebate.same", desk, "recompute_rebate", "accountant", rebate=rebate.pk)
    dealer.stocked(VINS[2], invoiced_on=dealer.day())
    assert desk.run("recompute_rebate", "accountant", rebate=rebate.pk).model_extra["difference"] == "1130.00"
    assert balance_of_role(who, "rebate_receivable") == D(2260) and balance_of_role(who, "vehicle_stock") == D(281600)
    # The maker gives nothing after all: all of it goes back in red, and there is nothing to settle.
    told = {"rebate": rebate.pk, "amount": "0", "paper": "返利确认02", "note": "未达季度目标"}
    desk.run("confirm_rebate", "accountant", **told)
    assert balance_of_role(who, "rebate_receivable") == 0 and balance_of_role(who, "vehicle_stock") == D(283600)
    desk.run("settle_rebate", "accountant", rebate=rebate.pk, way="prepaid")
    refused("state.wrong", desk, "recompute_rebate", "accountant", rebate=rebate.pk)
    assert not [p for p in board(who) if p.difference]


def test_by_the_quarter_with_its_last_month(sold) -> None:
    """Both cars of the quarter count towards its steps, once, with December; November says nothing."""
    desk = desk_of(sold)
    made = in_force(desk, sold.supplier().pk, span="quarter", valid_to="2026-11-30", steps=[{"cars": 2, "yuan": "565"}])
    refused("rebate.nothing", desk, "accrue_rebates", "accountant", period=month_of(desk).pk)
    sold.clock.at = sold.clock.at.replace(month=12, day=31)
    sold.delivered("13600003333", VINS[2])
    rebate = accrued(desk)
    assert (rebate.policy_id, rebate.cars, rebate.amount, rebate.tax) == (made.pk, 2, D(1130), D(130))
    refused("rebate.nothing", desk, "accrue_rebates", "accountant", period=month_of(desk).pk)


def test_parts_by_the_volume_of_the_quarter(depot) -> None:
    """Ten at 100 are 1.13 thousand with VAT: the second step gives 10 %. Two of them are sold, so 80 come off the shelf and 20 off the cost."""
    line = received(depot)
    sell(depot, line, "2")
    desk, maker = Desk(depot.store, depot.clock, depot.actor_of, depot.people), line.inbound.supplier_id
    steps = [{"cars": 1, "yuan": "10"}, {"cars": 2, "yuan": "12"}]
    facts = {"basis": "parts", "span": "quarter", "steps": steps}
    with pytest.raises(Refused, match=".") as told:
        policy(desk, maker, **facts)
    assert told.value.code == "rebate.parts"
    in_force(desk, maker, **facts, unit="percent")
    refused("rebate.nothing", desk, "accrue_rebates", "accountant", period=month_of(desk).pk)  # inside the quarter
    desk.clock.at = desk.clock.at.replace(month=12, day=31)
    desk.fund("1")
    rebate = accrued(desk)
    assert (rebate.amount, rebate.tax, rebate.reckoning) == (D(113), D(13), "1.13 千元 → 10 % × 1,130.00")
    assert [(x["price"], x["amount"]) for x in rebate.items] == [("1130.00", "113.00")]
    assert money("rebate_accrued") == {"1221.01": D(113), "1405.02": D(-80), "6401.04": D(-20), "2221.01.04": D(-13)}
    assert Pool.objects.get(part=line.part_id, owner="own").value == D(720)
    # The maker gives half: half comes back in red, on the shelf and in the cost.
    desk.run("confirm_rebate", "accountant", rebate=rebate.pk, amount="56.50", paper="返利确认02", note="只认一半")
    assert Pool.objects.get(part=line.part_id, owner="own").value == D(760)
    assert balance_of_role(desk.who("accountant"), "rebate_receivable") == D("56.50")
