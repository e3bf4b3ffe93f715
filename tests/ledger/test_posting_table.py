"""The posting table of the loop, each event with its worked numbers."""

from decimal import Decimal as D

import pytest

from chehang.ledger.models import Line


def lines_of(voucher) -> dict[str, tuple[D, D]]:
    return {
        line.account.code: (line.debit, line.credit)
        for line in Line.objects.filter(voucher=voucher).select_related("account")
    }


TABLE = [
    # E1: 60 × 101.77 with invoice
    ("receipt_invoiced", {"stock": "6106.20", "input_vat_pending": "793.81", "payable": "6900.01"},
     {"1405.02": ("6106.20", 0), "2221.04": ("793.81", 0), "2202.01": (0, "6900.01")}),
    # E2: 暂估 without VAT
    ("receipt_estimated", {"stock": "10000", "payable": "10000"},
     {"1405.02": ("10000", 0), "2202.02": (0, "10000")}),
    ("estimate_reversed", {"stock": "-10000", "payable": "-10000"},
     {"1405.02": ("-10000", 0), "2202.02": (0, "-10000")}),
    # late 72 with 45 of 60 left
    ("invoice_variance", {"stock": "54", "cost": "18", "payable": "72"},
     {"1405.02": ("54", 0), "6401.04": ("18", 0), "2202.01": (0, "72")}),
    ("supplier_return", {"payable": "115.00", "stock": "101.77", "input_vat": "-13.23"},
     {"2202.01": ("115.00", 0), "1405.02": (0, "101.77"), "2221.01.02": ("-13.23", 0)}),
    ("claim", {"claim": "305.31", "stock": "305.31"},
     {"1221.02": ("305.31", 0), "1405.02": (0, "305.31")}),
    # E3: 458 including 13 %
    ("sale", {"receivable": "458", "revenue": "405.31", "output_vat": "52.69"},
     {"1122.01": ("458", 0), "6001.04": (0, "405.31"), "2221.01.01": (0, "52.69")}),
    ("sale_cost", {"cost": "267.50", "stock": "267.50"},
     {"6401.04": ("267.50", 0), "1405.02": (0, "267.50")}),
    ("money_received", {"money_wechat": "458", "receivable": "458"},
     {"1012.02": ("458", 0), "1122.01": (0, "458")}),
    ("money_received", {"money_cash": "58", "money_bank": "400", "receivable": "458"},
     {"1001": ("58", 0), "1002.01": ("400", 0), "1122.01": (0, "458")}),
    ("sale_reversed", {"receivable": "-458", "revenue": "-405.31", "output_vat": "-52.69"},
     {"1122.01": ("-458", 0), "6001.04": (0, "-405.31"), "2221.01.01": (0, "-52.69")}),
    ("sale_cost_reversed", {"cost": "-267.50", "stock": "-267.50"},
     {"6401.04": ("-267.50", 0), "1405.02": (0, "-267.50")}),
    ("count_loss", {"pending": "224.24", "stock": "198.44", "input_vat_out": "25.80"},
     {"1901.01": ("224.24", 0), "1405.02": (0, "198.44"), "2221.01.04": (0, "25.80")}),
    ("count_loss_approved", {"loss": "224.24", "pending": "224.24"},
     {"6602.12": ("224.24", 0), "1901.01": (0, "224.24")}),
    ("internal_issue", {"preparation": "120", "stock": "120"},
     {"6601.08": ("120", 0), "1405.02": (0, "120")}),
]  # fmt: skip


@pytest.mark.parametrize(("event", "legs", "expected"), TABLE, ids=[f"{n}-{t[0]}" for n, t in enumerate(TABLE)])
def test_an_event_goes_to_its_accounts(posted, event, legs, expected) -> None:
    voucher = posted(event, **legs)
    assert lines_of(voucher) == {code: (D(d), D(c)) for code, (d, c) in expected.items()}
    assert (voucher.state, voucher.number, voucher.reviewer_id) == ("posted", 1, None)
    voucher.refresh_from_db()
    assert (voucher.state, voucher.number, str(voucher)) == ("posted", 1, "记-1")


def test_legs_of_zero_are_left_out(posted) -> None:
    assert len(lines_of(posted("receipt_invoiced", stock="10", input_vat_pending="0", payable="10"))) == 2
