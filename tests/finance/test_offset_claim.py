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
