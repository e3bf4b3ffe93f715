"""What the database refuses in the money book, on both engines.

财会〔2024〕12号 §21(3): no function exists to delete or insert a posted voucher or to change its date, amount, account or
operator: not in the programme, and not for anyone who writes SQL with its rights.
"""

from django.utils.translation import gettext_lazy as _

from chehang.core.guards import FrozenWhen, Refuse
from chehang.core.masterdata import FixedWhileUsed, Master

_STATE_OF = "(SELECT v.state FROM ledger_voucher v WHERE v.id = {}.voucher_id)"
_PERIOD_OF = "(SELECT p.state FROM ledger_period p WHERE p.id = NEW.period_id)"
_POSTING = "NEW.state = 'posted' AND OLD.state <> 'posted'"
_DEBIT_LESS_CREDIT = "(SELECT SUM(l.debit) - SUM(l.credit) FROM ledger_line l WHERE l.voucher_id = NEW.id)"
_OTHER_PERIODS = "SELECT 1 FROM ledger_period p WHERE p.store_id = NEW.store_id AND p.id <> NEW.id"

# Where an account stands in the statements, on which side, and what it mirrors: the past would read differently.
MEANING = ("parent_id", "normal_side", "category", "controlled", "never_negative")

GUARDS = [
    FrozenWhen("ledger.Voucher", when="OLD.state = 'posted'", but=("reviewer_id", "reviewer_name", "reviewed_at")),
    FrozenWhen("ledger.Line", when=f"{_STATE_OF.format('OLD')} = 'posted'"),
    Refuse("ledger_voucher_never_deleted", "ledger.Voucher", "DELETE", "1 = 1"),
    Refuse(
        "ledger_voucher_reviewed_once",
        "ledger.Voucher",
        "UPDATE",
        "OLD.reviewer_id IS NOT NULL AND OLD.state = 'posted' AND (NEW.reviewer_id IS NULL OR"
        " NEW.reviewer_id <> OLD.reviewer_id OR NEW.reviewer_name <> OLD.reviewer_name"
        " OR NEW.reviewed_at IS NULL OR NEW.reviewed_at <> OLD.reviewed_at)",
    ),
    Refuse(
        "ledger_voucher_balanced",
        "ledger.Voucher",
        "UPDATE",
        f"{_POSTING} AND (COALESCE({_DEBIT_LESS_CREDIT}, 1) <> 0"
        " OR (SELECT COUNT(*) FROM ledger_line l WHERE l.voucher_id = NEW.id) < 2"
        " OR EXISTS (SELECT 1 FROM ledger_line l WHERE l.voucher_id = NEW.id AND l.period_id <> NEW.period_id))",
    ),
    Refuse("ledger_voucher_period_open", "ledger.Voucher", "UPDATE", f"{_POSTING} AND {_PERIOD_OF} <> 'open'"),
    Refuse("ledger_voucher_drafted_in_open", "ledger.Voucher", "INSERT", f"{_PERIOD_OF} <> 'open'"),
    Refuse(
        "ledger_voucher_date_in_period",
        "ledger.Voucher",
        "UPDATE",
        f"{_POSTING} AND NOT EXISTS (SELECT 1 FROM ledger_period p WHERE p.id = NEW.period_id"
        " AND NEW.date >= p.first_day AND NEW.date <= p.last_day)",
    ),
    Refuse("ledger_line_not_into_posted", "ledger.Line", "INSERT", f"{_STATE_OF.format('NEW')} = 'posted'"),
    Refuse(
        "ledger_line_not_moved",
        "ledger.Line",
        "UPDATE",
        f"NEW.voucher_id <> OLD.voucher_id AND {_STATE_OF.format('NEW')} = 'posted'",
    ),
    Refuse(
        "ledger_line_on_a_leaf",
        "ledger.Line",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM ledger_account a WHERE a.id = NEW.account_id AND a.leaf)",
    ),
    Refuse(
        "ledger_line_by_hand",
        "ledger.Line",
        "INSERT",
        "EXISTS (SELECT 1 FROM ledger_account a, ledger_voucher v WHERE a.id = NEW.account_id"
        " AND v.id = NEW.voucher_id AND a.controlled AND v.document = '')",
    ),
    Refuse(
        "ledger_balance_period_open",
        "ledger.AccountBalance",
        "UPDATE",
        f"{_PERIOD_OF} <> 'open' AND (NEW.debit <> OLD.debit OR NEW.credit <> OLD.credit)",
    ),
    Refuse(
        "ledger_balance_place",
        "ledger.AccountBalance",
        "UPDATE",
        "NEW.period_id <> OLD.period_id OR NEW.account_id <> OLD.account_id",
    ),
    Refuse("ledger_balance_kept", "ledger.AccountBalance", "DELETE", "1 = 1"),
    Refuse("ledger_period_kept", "ledger.Period", "DELETE", "1 = 1"),
    Refuse(
        "ledger_period_numbers",
        "ledger.Period",
        "UPDATE",
        "NEW.last_number < OLD.last_number OR NEW.last_number > OLD.last_number + 1"
        " OR (NEW.last_number <> OLD.last_number AND OLD.state <> 'open')",
    ),
    Refuse(
        "ledger_period_same_month",
        "ledger.Period",
        "UPDATE",
        "NEW.year <> OLD.year OR NEW.month <> OLD.month OR NEW.first_day <> OLD.first_day"
        " OR NEW.last_day <> OLD.last_day OR NEW.store_id <> OLD.store_id",
    ),
    Refuse(
        "ledger_period_closed_in_order",
        "ledger.Period",
        "UPDATE",
        f"NEW.state = 'closed' AND OLD.state = 'open' AND (EXISTS ({_OTHER_PERIODS} AND p.state = 'open'"
        " AND p.first_day < NEW.first_day) OR EXISTS (SELECT 1 FROM ledger_voucher v WHERE v.period_id = NEW.id"
        " AND (v.state IN ('draft', 'returned') OR (v.state = 'posted' AND v.reviewer_id IS NULL))))",
    ),
    Refuse(
        "ledger_period_reopened_in_order",
        "ledger.Period",
        "UPDATE",
        f"NEW.state = 'open' AND OLD.state = 'closed' AND (EXISTS ({_OTHER_PERIODS} AND p.state <> 'open'"
        " AND p.first_day > NEW.first_day) OR NEW.reopening_id IS NULL"
        " OR NEW.reopening_id = COALESCE(OLD.reopening_id, 0) OR NOT EXISTS (SELECT 1 FROM ledger_reopening r"
        " WHERE r.id = NEW.reopening_id AND r.period_id = NEW.id AND r.approved_by_id IS NOT NULL))",
    ),
    Refuse(
        "ledger_period_locked_in_order",
        "ledger.Period",
        "UPDATE",
        f"NEW.state = 'locked' AND OLD.state = 'closed' AND EXISTS ({_OTHER_PERIODS} AND p.state <> 'locked'"
        " AND p.first_day < NEW.first_day)",
    ),
    FrozenWhen("ledger.Reopening", when="OLD.approved_by_id IS NOT NULL OR OLD.declined_at IS NOT NULL"),
    Refuse("ledger_reopening_never_deleted", "ledger.Reopening", "DELETE", "1 = 1"),
    Refuse(
        "ledger_reopening_request_stays",
        "ledger.Reopening",
        "UPDATE",
        "NEW.requested_by_id <> OLD.requested_by_id OR NEW.reason <> OLD.reason OR NEW.period_id <> OLD.period_id",
    ),
    Refuse("ledger_account_kept", "ledger.Account", "DELETE", "1 = 1"),
    Refuse(
        "ledger_account_code",
        "ledger.Account",
        "UPDATE",
        "NEW.code <> OLD.code OR NEW.store_id <> OLD.store_id OR NEW.normal_side <> OLD.normal_side"
        " OR NEW.category <> OLD.category",
    ),
    FrozenWhen("ledger.Method", when="OLD.state <> 'proposed'"),
    Refuse("ledger_roleaccount_kept", "ledger.RoleAccount", "DELETE", "1 = 1"),
    FixedWhileUsed("ledger.Account", MEANING, "ledger.Line", "1 = 1", _("what is posted"), "account_id"),
    Master("ledger.Account", once=("store_id", "code"), free=("name_zh", "name_en", "leaf", "active")),
]
