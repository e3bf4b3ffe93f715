"""Cash and bank in their states."""

from tests.finance.banking import account, entry, read
from tests.finance.spending import Desk
from tests.selling import Shop

VIOLATIONS = {"finance_bankmatch_stands": [("UPDATE finance_bankmatch SET how = 'auto'",)]}
COPIES = {
    "finance_bankmatch_same_amount": (
        {
            "bank_line_id": "(SELECT MIN(b.id) FROM finance_bankline b WHERE b.id NOT IN (SELECT bank_line_id FROM finance_bankmatch))",
            "entry_id": "(SELECT MIN(l.id) FROM ledger_line l WHERE l.debit - l.credit NOT IN (SELECT amount FROM finance_bankline))",
        },
        "1 = 1",
        (),
    )
}


def tell(shop: Shop) -> None:
    """A statement with a matched, a booked and an open line; a count, a move, a reconciliation."""
    desk = Desk(shop.store, shop.depot.clock, shop.depot.actor_of, shop.depot.people)
    bank, day = account(desk), desk.day()
    desk.run("make_reconciliation", "accountant", bank=bank.pk, day=desk.day(-19))
    found = desk.run("make_reconciliation", "accountant", bank=bank.pk, day=desk.day(-19))
    desk.run("review_reconciliation", "finance_manager", reconciliation=found.id)
    entry(desk, "61.25", day, "story", 901)
    read(desk, bank, f"{day},,61.25,,,S1,", f"{day},,3.17,,,S2,结息", f"{day},9.99,,,,S3,")
    line = bank.lines.get(reference="S2")
    desk.run("book_bank_line", "accountant", line=line.pk, kind="interest")
    desk.run("count_cash", "cashier", n100=1, reason="盘点演练")
    desk.run("move_cash", "cashier", kind="banked", bank=bank.pk, amount="10")
