"""What a supplier owes from claims pays his invoice, or comes by the bank."""

from decimal import Decimal as D

import pytest

from chehang.core.context import Context
from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.core.states import keep_steps
from chehang.ledger.queries import balance_with
from chehang.ledger.services import Leg, post

from .banking import account, line, read
from .conftest import refused


@pytest.fixture
def claim(desk, supplier):
    """230.00 of broken goods."""
    who = ("supplier", supplier.pk)
    with writing():
        ctx = Context(desk.who("accountant"), desk.clock, "test.act")
        post(ctx, "claim", source=Source("test.claim", 1), legs=[Leg("claim", D(230), who), Leg("cost", D(230))])
        keep_steps(ctx)
    return lambda: balance_with(desk.who("accountant"), "claim_receivable", who)


def test_set_off_and_paid(desk, supplier, claim) -> None:
    payable = desk.owed(supplier, "200")
    refused("claim.balance", desk, "offset_claim", "accountant", payable=payable.pk, amount="230.01", agreed="对账函")
    refused("payable.rest", desk, "offset_claim", "accountant", payable=payable.pk, amount="200.01", agreed="对账函")
    refused("not_allowed", desk, "offset_claim", "cashier", payable=payable.pk, amount="1", agreed="对账函")
    assert claim() == 230
    desk.run("offset_claim", "accountant", payable=payable.pk, amount="150", agreed="对账函")
    desk.run("offset_claim", "accountant", payable=payable.pk, amount="50", agreed="对账函")
    assert (claim(), desk.again(payable).rest, desk.again(payable).state) == (30, 0, "settled")
    bank, day = account(desk), desk.day(-1)
    read(desk, bank, f"{day},,30,,德邦,C1,理赔", f"{day},,5,,德邦,C2,理赔")
    refused("bank.whose", desk, "book_bank_line", "accountant", line=line(bank, "30").pk, kind="claim")
    paid = {"kind": "claim", "supplier": supplier.pk}
    desk.run("book_bank_line", "accountant", line=line(bank, "30").pk, **paid)
    assert claim() == 0
    refused("claim.balance", desk, "book_bank_line", "accountant", line=line(bank, "5").pk, **paid)


def test_a_prepayment_pays_an_invoice(desk, supplier) -> None:
    """1,000 paid ahead; the invoice of 640 takes 640 of it and no more, the rest stays ahead."""
    who = ("supplier", supplier.pk)
    with writing():
        ctx = Context(desk.who("accountant"), desk.clock, "test.act")
        legs = [Leg("prepaid", D(1000), who), Leg("money_bank", D(1000))]
        post(ctx, "supplier_paid", source=Source("test.prepaid", 1), legs=legs)
        keep_steps(ctx)
    payable, other = desk.owed(supplier, "640"), desk.owed(supplier, "500")
    facts = {"payable": payable.pk, "agreed": "采购合同 7", "out_of": "prepaid"}
    refused("payable.rest", desk, "offset_claim", "accountant", **facts, amount="640.01")
    desk.run("offset_claim", "accountant", **facts, amount="640")
    assert (desk.again(payable).state, balance_with(desk.who("accountant"), "prepaid_supplier", who)) == (
        "settled",
        360,
    )
    refused("prepaid.balance", desk, "offset_claim", "accountant", **facts | {"payable": other.pk}, amount="360.01")
    desk.run("offset_claim", "accountant", **facts | {"payable": other.pk}, amount="360")
    assert (desk.again(other).rest, balance_with(desk.who("accountant"), "prepaid_supplier", who)) == (140, 0)
