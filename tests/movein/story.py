"""A store moves in: goods, master data, balances, a file put away, the opening closed by two."""

from decimal import Decimal

from chehang.billing.models import HeldDeposit
from chehang.billing.operations.return_deposit import ReturnDeposit, return_deposit
from chehang.billing.operations.use_deposit import UseDeposit, use_deposit
from chehang.billing.services import ask
from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.core.states import keep_steps
from chehang.finance.operations.review_vouchers import ReviewVouchers, review_vouchers
from chehang.ledger.models import Voucher
from chehang.movein.models import OpeningFile
from tests.movein import Mover, csv_of
from tests.selling import Shop


def tell(shop: Shop) -> None:
    """Every state of a file; the opening ends closed."""
    mover = Mover(shop.depot)
    shop.depot.part("H3A 698 151 D", "前制动片")
    mover.begin()
    mover.moved("bins", ["货位", "类型"], ["K-01-01-01", "货架"])
    mover.moved("stock", ["配件编号", "货位", "数量", "金额"], ["H3A 698 151 D", "K-01-01-01", "7", "2115.99"])
    mover.moved("customers", ["客户编号", "客户名称", "类型"], ["C1", "王建国", "个人"])
    head = ["客户编号", "类别", "性质", "收据号", "未用金额"]
    mover.moved("deposits", head, ["C1", "购车", "定金", "SJ-1", "5000.00"], ["C1", "配件", "订金", "SJ-2", "200.00"])
    balances = ["科目编码", "科目名称", "借方", "贷方"]
    stated = (
        ["1405.02", "配件", "2115.99", ""],
        ["2204.01", "购车定金", "", "5000"],
        ["2204.02", "配件订金", "", "200"],
    )
    mover.moved("balances", balances, *stated, ["4104.15", "未分配利润", "3084.01", ""])
    waiting = mover.bring("bins", csv_of(["货位"], ["K-01-01-02"]))
    mover.run("drop_file", "parts_manager", file=waiting)
    mine = tuple(Voucher.objects.filter(document="movein.file", reviewer_id=None).values_list("pk", flat=True))
    shop.run(review_vouchers, ReviewVouchers(voucher_ids=mine), "accountant")
    mover.run("ask_closing", "finance_manager")
    mover.run("close_opening", "general_manager")
    assert OpeningFile.objects.filter(state="entered").count() == 5
    _deposits(shop)


def _deposits(shop: Shop) -> None:
    """One pays a bill, the rest of it goes back; the other is still held."""
    car = HeldDeposit.objects.get(kind="car")
    with writing():
        ctx = shop.depot.context("cashier")
        bill = ask(ctx, car.customer, source=Source("movein.row", 1, "-"), amount=Decimal(3000))
        keep_steps(ctx)
    shop.run(use_deposit, UseDeposit(deposit=car.pk, bill=bill.pk), "cashier")
    shop.run(return_deposit, ReturnDeposit(deposit=car.pk, reason="客户不买车了"), "finance_manager")
