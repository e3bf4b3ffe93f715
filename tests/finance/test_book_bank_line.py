"""What only the bank knows: interest, charges, the settlement of a wallet with its fee (T+1)."""

from decimal import Decimal as D

from chehang.core.context import Context
from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.core.states import keep_steps
from chehang.ledger.models import Voucher
from chehang.ledger.queries import balance_of_role
from chehang.ledger.services import Leg, post

from .banking import account, line, read
from .conftest import refused


def test_a_wallet_is_settled_with_its_fee(desk) -> None:
    bank, day = account(desk), desk.day(-1)
    with writing():
        ctx = Context(desk.who("cashier"), desk.clock, "test.act")
        legs = [Leg("money_wechat", D(1000)), Leg("receivable", D(1000))]
        post(ctx, "money_received", source=Source("test.receipt", 1), legs=legs)
        keep_steps(ctx)
    read(desk, bank, f"{day},,994,,财付通,T1,微信结算", f"{day},20,,,,T2,手续费")
    desk.run("book_bank_line", "accountant", line=line(bank, "994").pk, kind="wallet", fee="6")
    assert balance_of_role(desk.who("accountant"), "wallet_transit") == 0
    voucher = Voucher.objects.get(event="wallet_settled")
    assert {x.account.code: x.debit - x.credit for x in voucher.lines.all()} == {
        "1002.01": D(994),
        "6603.02": D(6),
        "1012.02": D(-1000),
    }
    assert line(bank, "994").match.how == "booked" and str(voucher.date) == str(day)
    refused("bank.matched", desk, "book_bank_line", "accountant", line=line(bank, "994").pk, kind="interest")
    refused("bank.kind", desk, "book_bank_line", "accountant", line=line(bank, "-20").pk, kind="interest")
    desk.run("book_bank_line", "accountant", line=line(bank, "-20").pk, kind="fee")


def test_bills_commissions_and_what_was_paid_twice(desk, supplier) -> None:
    """P23m, P23r and P28 from the bank's lines; a second payment of an invoice becomes a prepayment of that supplier."""
    bank, day = account(desk), desk.day(-1)
    read(
        desk,
        bank,
        f"{day},48070.20,,,银承保证金,B1,",
        f"{day},1929.80,,,银承兑付,B2,",
        f"{day},,2120,,人保财险,B3,佣金",
        f"{day},1130,,,重复付款,B4,",
    )
    book = {amount: line(bank, amount).pk for amount in ("-48070.20", "-1929.80", "2120", "-1130")}
    desk.run("book_bank_line", "accountant", line=book["-48070.20"], kind="bill_margin")
    due = {"line": book["-1929.80"], "kind": "bill_due"}
    refused("bank.margin", desk, "book_bank_line", "accountant", **due, margin="48070.21")
    desk.run("book_bank_line", "accountant", **due, margin="48070.20")
    desk.run("book_bank_line", "accountant", line=book["2120"], kind="insurance_commission")
    refused("bank.overpaid", desk, "book_bank_line", "accountant", line=book["-1130"], kind="overpaid_supplier")
    desk.run("book_bank_line", "accountant", line=book["-1130"], kind="overpaid_supplier", supplier=supplier.pk)
    who = desk.who("accountant")
    expected = {
        "bill_margin": 0,
        "notes_payable": 50000,
        "insurance_commission": -2000,
        "output_vat": -120,
        "prepaid_supplier": 1130,
    }
    assert {role: balance_of_role(who, role) for role in expected} == {r: D(x) for r, x in expected.items()}
    assert Voucher.objects.get(event="supplier_paid").lines.get(debit__gt=0).partner_id == supplier.pk
