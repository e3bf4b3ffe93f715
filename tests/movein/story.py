"""A store moves in: goods, master data, balances, a file put away, the opening closed by two."""

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
    balances = ["科目编码", "科目名称", "借方", "贷方"]
    mover.moved("balances", balances, ["1405.02", "配件", "2115.99", ""], ["4104.15", "未分配利润", "", "2115.99"])
    waiting = mover.bring("bins", csv_of(["货位"], ["K-01-01-02"]))
    mover.run("drop_file", "parts_manager", file=waiting)
    mine = tuple(Voucher.objects.filter(document="movein.file", reviewer_id=None).values_list("pk", flat=True))
    shop.run(review_vouchers, ReviewVouchers(voucher_ids=mine), "accountant")
    mover.run("ask_closing", "finance_manager")
    mover.run("close_opening", "general_manager")
    assert OpeningFile.objects.filter(state="entered").count() == 3
