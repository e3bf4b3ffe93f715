"""Deposits, packages and open orders of the old house: entered once, the books agree, and each goes on here."""

from decimal import Decimal as D

import pytest

from chehang.billing.models import HeldDeposit
from chehang.core.errors import Refused
from chehang.core.models import Journal
from chehang.core.verify import broken
from chehang.ledger.queries import balance_of_role
from chehang.movein.checking import check_list, disagreeing
from chehang.purchasing.models import Order
from chehang.workshop.models import Package, PackageOffer
from tests.goods import money
from tests.movein import Mover

DEPOSITS = ["客户编号", "类别", "性质", "收据号", "未用金额", "车型/配件"]
CAR = ["C1", "购车", "定金", "SJ-1", "5000.00", "泓川 H5"]
PART = ["C2", "配件", "订金", "SJ-2", "1200.00", "大灯"]
CARDS = ["客户编号", "卡号", "套餐名称", "剩余次数", "剩余金额"]
ORDERS = ["订单号", "供应商", "配件编号", "未到数量", "不含税单价", "预计到货"]


@pytest.fixture
def ready(mover: Mover) -> Mover:
    mover.begin()
    mover.moved("customers", ["客户编号", "客户名称", "类型"], ["C1", "王建国", "个人"], ["C2", "东方汽修", "单位"])
    return mover


def verified() -> list[str]:
    found = [
        (rule.code, row) for rule, row in broken() if rule.code not in ("C01", "I20d")
    ]  # parts and a bill made by hand
    return [f"{code} {row}" for code, row in found if not row.endswith("was written outside any act")]


def test_deposits_are_debts_once(ready: Mover) -> None:
    for _again in range(2):
        ready.moved("deposits", DEPOSITS, CAR, PART, ["合计", "", "", "", "6200.00"])
    assert [(d.kind, d.earnest, d.rest) for d in HeldDeposit.objects.order_by("id")] == [
        ("car", True, D(5000)),
        ("parts", False, D(1200)),
    ]
    assert money("opening_balance") == {"2204.01": D(-5000), "2204.02": D(-1200), "4104.15": D(6200)}
    assert verified() == []


@pytest.mark.parametrize(
    ("column", "value", "word"), [(0, "C9", "客户编号"), (1, "其他", "其中之一"), (4, "0", "大于"), (4, "5万", "数字")]
)
def test_a_bad_deposit_stops_the_file(ready: Mover, column: int, value: str, word: str) -> None:
    bad = [*CAR]
    bad[column] = value
    with pytest.raises(Refused, match=word):
        ready.moved("deposits", DEPOSITS, PART, bad)
    assert not HeldDeposit.objects.exists()


def test_packages_go_on_where_they_stood(ready: Mover) -> None:
    store = ready.depot.store
    PackageOffer.objects.create(
        store=store, code="BY5", name="保养5次", kind="times", price_inc=D(1990), uses=5, months=24
    )
    PackageOffer.objects.create(store=store, code="CZ", name="储值卡", kind="value", price_inc=D(5000), months=36)
    ready.moved("packages", CARDS, ["C1", "TC-1", "保养5次", "3", "1194.00"], ["C2", "CZ-1", "CZ", "", "2260.00"])
    times, card = Package.objects.order_by("id")
    assert (times.state, times.left, times.rest_inc, times.rest_ex) == ("active", 3, D(1194), D("1056.64"))
    assert (card.rest_inc, card.rest_ex) == (D(2260), D(2000))
    assert money("opening_balance") == {"2204.03": D("-3056.64"), "2221.06": D("-397.36"), "4104.15": D(3454)}
    assert verified() == []


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (["C1", "TC-1", "没有", "", "10"], "车间"),
        (["C1", "TC-1", "CZ", "2", "10"], "次数"),
        (["C9", "TC-1", "CZ", "", "10"], "客户编号"),
    ],
)
def test_a_package_that_cannot_be(ready: Mover, row: list[str], word: str) -> None:
    PackageOffer.objects.create(
        store=ready.depot.store, code="CZ", name="储值卡", kind="value", price_inc=D(5000), months=36
    )
    with pytest.raises(Refused, match=word):
        ready.moved("packages", CARDS, row)
    assert not Package.objects.exists()


def test_balances_post_only_what_the_items_did_not_bring(ready: Mover) -> None:
    ready.moved("deposits", DEPOSITS, CAR)
    head = ["科目编码", "科目名称", "往来类别", "往来单位", "借方", "贷方"]
    stated = [
        ["1001", "库存现金", "", "", "5600", ""],
        ["2204.01", "购车定金", "", "", "", "5600"],
    ]
    with pytest.raises(Refused, match="合计"):
        ready.moved("balances", head, stated[0], ["2204.01", "购车定金", "客户", "王建国", "", "5600"])
    ready.moved("balances", head, *stated)
    assert balance_of_role(ready.depot.context(), "car_deposit") == D(-5600)
    assert [c.code for c in disagreeing(check_list(ready.depot.context()))] == [
        "files",
        "reviewed",
    ]  # the file that did not balance its partners still waits
    with pytest.raises(Refused, match="已按合计带入"):
        ready.moved("deposits", DEPOSITS, ["C1", "购车", "订金", "SJ-9", "100", ""])


def test_open_orders_wait_for_their_review(ready: Mover) -> None:
    for number in ("H3A 698 151 D", "H3A 115 403 F"):
        ready.depot.part(number, "配件")
    supplier = ready.depot.supplier.name
    rows = [
        ["CG-1", supplier, "H3A 698 151 D", "12", "267.50", "2020-01-01"],
        ["CG-1", supplier, "H3A 115 403 F", "30", "24.70", ""],
        ["CG-2", supplier, "H3A 115 403 F", "10", "24.70", ""],
    ]
    for _again in range(2):
        ready.moved("orders", ORDERS, *rows, post="parts_planner")
    first, second = Order.objects.order_by("id")
    assert (first.state, first.lines.count(), first.amount_ex) == ("submitted", 2, D("3951.00"))  # 3210 + 741
    assert first.required_on is None and "CG-1" in first.note and second.amount_ex == D(247)
    assert (
        Journal.objects.filter(operation="movein.enter_masters", outcome="done").count() == 3
    )  # the customers, and the orders twice
    with pytest.raises(Refused, match="整件"):
        ready.moved("orders", ORDERS, ["CG-3", supplier, "H3A 115 403 F", "1.5", "24.70", ""], post="parts_planner")
    with pytest.raises(Refused, match="供应商"):
        ready.moved("orders", ORDERS, ["CG-3", "没有", "H3A 115 403 F", "1", "24.70", ""], post="parts_planner")
    assert Order.objects.count() == 2
