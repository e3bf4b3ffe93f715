"""What the database refuses about cash and bank: what the bank said stands, and a match is of the same amount."""

from chehang.core.guards import AppendOnly, FrozenWhen, Refuse

GUARDS = [
    AppendOnly("finance.BankStatement"),
    AppendOnly("finance.BankLine"),
    AppendOnly("finance.CashCount"),
    AppendOnly("finance.CashMove"),
    Refuse("finance_bankmatch_stands", "finance.BankMatch", "UPDATE", "1 = 1"),
    Refuse(
        "finance_bankmatch_same_amount",
        "finance.BankMatch",
        "INSERT",
        "(SELECT b.amount FROM finance_bankline b WHERE b.id = NEW.bank_line_id) <>"
        " (SELECT l.debit - l.credit FROM ledger_line l WHERE l.id = NEW.entry_id)",
    ),
    FrozenWhen("finance.Reconciliation", when="1 = 1", but=("reviewed_by_id", "reviewed_at")),
]
