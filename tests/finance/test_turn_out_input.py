"""Input VAT turned out, by reason."""

from decimal import Decimal

from chehang.finance.taxes import vat_return
from chehang.ledger.queries import balance_of_role


def test_line_14_of_the_return(desk) -> None:
    desk.run("turn_out_input", "accountant", reason="welfare", text="中秋福利", tax="260")
    who = desk.who("accountant")
    assert balance_of_role(who, "admin_welfare") == Decimal(260)
    assert vat_return(who, desk.day()).turned_out == Decimal(260)
