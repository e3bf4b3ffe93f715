"""Opening goods and balances go into the books whole or not at all, once, and both books agree to the fen."""

from datetime import timedelta
from decimal import Decimal

import pytest

from chehang.billing.models import Bill, Payable
from chehang.core.doubts import Doubtful
from chehang.core.errors import Conflict, NotAllowed, Refused
from chehang.core.models import Journal
from chehang.core.verify import broken
from chehang.finance.models import Asset
from chehang.ledger.models import Voucher
from chehang.ledger.queries import balance_of_role
from chehang.movein.models import OpeningFile, OpeningItem
from chehang.movein.sheets import SHEETS, look_at
from chehang.stock.models import Entry, Pool
from tests.goods import Depot, money
from tests.movein import Mover, csv_of, xlsx_of
from tests.races import codes

STOCK = ["配件编号", "名称", "货位", "数量", "单位成本", "金额"]
OIL = ["H3A 115 403 F", "机油滤清器", "A-01-01-01", "3", "24.705", ""]
PAD = ["H3A 698 151 D", "前制动片", "A-01-01-02", "7", "", "2115.99"]


@pytest.fixture
def parts(mover: Mover) -> None:
    mover.depot.part()
    mover.depot.part("H3A 698 151 D", "前制动片")
    mover.begin()


def verified() -> list[str]:
    found = [(rule.code, row) for rule, row in broken() if rule.code != "C01"]  # parts made by hand
    return [f"{code} {row}" for code, row in found if not row.endswith("was written outside any act")]


def test_goods_and_their_account_by_one_act(mover: Mover, parts: None) -> None:
    done = mover.moved("stock", STOCK, OIL, PAD, ["合计", None, None, "10", None, "2190.11"])
    file = OpeningFile.objects.get(pk=done.id)
    assert (file.state, file.rows, file.amount) == ("entered", 2, Decimal("2190.11"))  # 3 × 24.705 = 74.115 → 74.12
    assert [(e.movement, e.quantity, e.value) for e in Entry.objects.order_by("id")] == [
        ("100", Decimal(3), Decimal("74.12")),
        ("100", Decimal(7), Decimal("2115.99")),
    ]
    assert money("opening_stock") == {"1405.02": Decimal("2190.11"), "4104.15": Decimal("-2190.11")}
    assert verified() == []


def test_the_same_file_twice_changes_nothing(mover: Mover, parts: None) -> None:
    mover.moved("stock", STOCK, OIL, PAD)
    again = mover.moved("stock", STOCK, OIL, PAD)
    assert again.model_extra["rows"] == 0
    assert (Entry.objects.count(), Voucher.objects.count(), OpeningItem.objects.count()) == (2, 1, 2)
    assert verified() == []


def test_a_longer_file_adds_only_what_is_new(mover: Mover, parts: None) -> None:
    mover.moved("stock", STOCK, OIL)
    mover.moved("stock", STOCK, OIL, PAD)
    assert (Entry.objects.count(), Pool.objects.count()) == (2, 2)
    assert balance_of_role(mover.depot.context(), "parts_stock") == Decimal("2190.11")


def test_other_figures_for_what_came_in_are_refused(mover: Mover, parts: None) -> None:
    mover.moved("stock", STOCK, OIL)
    with pytest.raises(Refused, match="更正") as caught:
        mover.moved("stock", STOCK, [*OIL[:3], "4", *OIL[4:]], PAD)
    assert caught.value.code == "opening.bad_rows"
    assert Entry.objects.count() == 1 and Voucher.objects.count() == 1


@pytest.mark.parametrize(
    ("column", "value", "address", "word"),
    [
        (0, "1.2E+10", "A3", "丢失"),
        (0, "X99 999", "A3", "配件档案"),
        (2, "Z-09-09-09", "C3", "货位"),
        (3, "-2", "D3", "大于"),
        (3, "1.5", "D3", "整数"),
        (3, "二", "D3", "数字"),
        (5, "999.00", "F3", "2117.50"),
    ],
)
def test_each_bad_cell_has_its_message_and_nothing_is_entered(
    mover: Mover, parts: None, column: int, value: str, address: str, word: str
) -> None:
    bad = [*PAD[:4], "302.50", ""]
    bad[column] = value
    content = csv_of(STOCK, OIL, bad)
    look = look_at(SHEETS["stock"], content, mover.depot.who("finance_manager"), mover.depot.clock.today())
    assert [e.address for e in look.errors] == [address]
    assert word in look.errors[0].message
    with pytest.raises(Refused) as caught:
        mover.enter("stock", mover.bring("stock", content))
    assert caught.value.code == "opening.bad_rows"
    assert not Entry.objects.exists() and not Voucher.objects.exists() and not OpeningItem.objects.exists()


def test_a_part_number_that_became_a_number_is_looked_at(mover: Mover, parts: None) -> None:
    mover.depot.part("11540312", "滤清器")
    file = mover.bring("stock", xlsx_of(STOCK, [11540312, "滤清器", "A-01-01-01", 2, 10, None]))
    with pytest.raises(Doubtful):
        mover.enter("stock", file)
    assert not Entry.objects.exists()


def test_a_real_list_full_width_and_gbk(mover: Mover, parts: None) -> None:
    rows = (
        ["库存明细表"],
        STOCK,
        ["H3A 115 403 F", "机油滤清器", "Ａ－０１－０１－０１", "１２", "２４．７０", "¥296.40"],
        ["合  计", "", "", "12"],
    )
    file = mover.bring("stock", csv_of(*rows, encoding="gb18030"))
    mover.enter("stock", file)
    assert Entry.objects.get().value == Decimal("296.40")


def test_receivables_payables_assets_and_balances_agree(mover: Mover, parts: None) -> None:
    mover.moved("stock", STOCK, PAD)
    mover.moved("customers", ["客户编号", "客户名称", "类型"], ["C1", "东方汽修", "单位"], ["C2", "太平保险", "单位"])
    day = mover.depot.clock.today()
    mover.moved(
        "receivables",
        ["客户编号", "应收类别", "单据号", "单据日期", "未收金额"],
        ["C1", "客户", "JS-1", str(day - timedelta(days=40)), "3860.00"],
        ["C2", "保险公司", "TP-9", "", "12000.00"],
    )
    supplier = mover.depot.supplier.name
    mover.moved("payables", ["供应商", "发票号", "开票日期", "未付金额"], [supplier, "FP-77", str(day), "865.40"])
    mover.moved(
        "assets",
        ["资产编号", "资产名称", "类别", "部门", "原值", "累计折旧", "使用月数", "已提月数", "启用日期"],
        ["GD-1", "举升机", "设备", "售后服务部", "18600.00", "5301.00", "60", "18", "2025-04-10"],
    )
    stated = [
        ["1001", "库存现金", "8260.00", ""],
        ["1122.01", "应收客户款", "3860.00", ""],
        ["112204", "保险公司", "12000.00", ""],
        ["1405.02", "配件", "2115.99", ""],
        ["1601.02", "设备", "18600.00", ""],
        ["1602", "累计折旧", "", "5301.00"],
        ["2202.01", "已开票应付", "", "865.40"],
        ["4001", "实收资本", "", "30000.00"],
        ["4104.15", "未分配利润", "", "8669.59"],
    ]
    mover.moved(
        "balances", ["科目编码", "科目名称", "期末借方", "期末贷方"], *stated, ["合计", "", "44835.99", "44835.99"]
    )
    ctx = mover.depot.context()
    for role, amount in (
        ("cash", "8260"),
        ("receivable_customer", "3860"),
        ("retained", "-8669.59"),
        ("capital", "-30000"),
    ):
        assert balance_of_role(ctx, role) == Decimal(amount), role
    bill = Bill.objects.get(source_number="JS-1")
    assert (bill.state, bill.rest, bill.charged_on) == ("on_account", Decimal(3860), day)
    assert Payable.objects.get().rest == Decimal("865.40") and Asset.objects.get().value == Decimal(13299)
    assert {v.date for v in Voucher.objects.all()} == {day}
    assert verified() == []


def test_a_heading_of_two_rows(mover: Mover, parts: None) -> None:
    content = xlsx_of(
        ["科目编码", "科目名称", "期末余额", None],
        [None, None, "借方", "贷方"],
        ["1001", "库存现金", 100, None],
        ["4001", "实收资本", None, 100],
        merged=("C1:D1",),
    )
    mover.enter("balances", mover.bring("balances", content))
    assert money("opening_balance") == {"1001": Decimal(100), "4001": Decimal(-100)}


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (["6602.06", "水电费", "100", ""], "结转"),
        (["1002", "银行存款", "100", ""], "末级"),
        (["9999", "没有", "100", ""], "没有这个科目"),
        (["1001", "库存现金", "90", ""], "不平"),
    ],
)
def test_balances_that_cannot_be(mover: Mover, parts: None, row: list[str], word: str) -> None:
    with pytest.raises(Refused, match=word):
        mover.moved("balances", ["科目编码", "科目名称", "借方", "贷方"], row, ["4001", "实收资本", "", "100"])
    assert not Voucher.objects.exists()


def test_a_file_is_entered_once(mover: Mover, parts: None) -> None:
    file = mover.bring("stock", csv_of(STOCK, OIL))
    mover.enter("stock", file, key="one")
    assert mover.enter("stock", file, key="one").id == file  # the same intent: the same answer
    with pytest.raises(Conflict):
        mover.enter("stock", file)
    assert Entry.objects.count() == 1


def test_keepers_of_master_data_do_not_enter_money(mover: Mover, parts: None) -> None:
    file = mover.bring("stock", csv_of(STOCK, OIL), post="parts_manager")
    with pytest.raises(NotAllowed):
        mover.enter("stock", file, post="parts_manager")
    with pytest.raises(Refused) as caught:
        mover.run("enter_masters", "parts_manager", file=file)
    assert caught.value.code == "opening.kind"
    row = Journal.objects.get(operation="movein.enter_masters")
    assert (row.outcome, Entry.objects.count()) == ("refused", 0)


def test_two_who_enter_the_same_goods_at_once(real_depot: Depot) -> None:
    """One file at two desks, and a second file with the same row: each thing comes into the books once."""
    mover = Mover(real_depot)
    for number, name in (("H3A 115 403 F", "机油滤清器"), ("H3A 698 151 D", "前制动片")):
        real_depot.part(number, name)
    mover.begin()
    first, longer = (mover.bring("stock", csv_of(STOCK, *rows)) for rows in ((OIL,), (OIL, PAD)))
    ends = codes(*(lambda f=f: mover.enter("stock", f) for f in (first, first, longer)))
    assert sorted(ends) == ["done", "done", "opening.entered"]
    assert (Entry.objects.count(), OpeningItem.objects.count()) == (2, 2)
    assert money("opening_stock")["1405.02"] == Decimal("2190.11")
    assert verified() == []
