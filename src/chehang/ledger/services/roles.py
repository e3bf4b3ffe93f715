"""Which account plays which role in the store of an act, and which methods it keeps its books by; read once per act."""

from dataclasses import dataclass, field
from datetime import date

from chehang.core import bulk
from chehang.core.context import Context

from ..models import Account, Method, RoleAccount

ROLES, ACCOUNTS, METHODS = RoleAccount._meta.db_table, Account._meta.db_table, Method._meta.db_table


@dataclass
class Known:
    """Accounts by role, those that cannot fall below zero, and (day, account, department) by event and leg, the latest first."""

    accounts: dict[str, int] = field(default_factory=dict)
    guarded: set[int] = field(default_factory=set)
    methods: dict[tuple[str, str], list[tuple[str, int, str]]] = field(default_factory=dict)


def accounts_of_roles(ctx: Context) -> dict[str, int]:
    """Role → account id."""
    return _known(ctx).accounts


def never_negative(ctx: Context) -> set[int]:
    """The accounts that cannot fall below zero: the cash in the till."""
    return _known(ctx).guarded


def method_for(ctx: Context, event: str, leg: str, on: date) -> tuple[int, str] | None:
    """The account and department that the store's own method names for a leg on a day."""
    for since, account, department in _known(ctx).methods.get((event, leg), ()):
        if since <= on.isoformat():
            return account, department
    return None


def _known(ctx: Context) -> Known:
    known: Known | None = ctx.memo.get("ledger.roles")
    if known is None:
        known = ctx.memo["ledger.roles"] = Known()
        rows = bulk.select(
            f"SELECT r.role, '', '', r.account_id, a.never_negative, '' FROM {ROLES} r JOIN {ACCOUNTS} a ON a.id = r.account_id"
            f" WHERE r.store_id = %s UNION ALL SELECT m.event, m.leg, CAST(m.valid_from AS TEXT), m.account_id, a.never_negative,"
            f" m.department FROM {METHODS} m JOIN {ACCOUNTS} a ON a.id = m.account_id WHERE m.store_id = %s AND m.state = 'in_force'"
            " ORDER BY 3 DESC",
            [ctx.store_id, ctx.store_id],
        )
        for name, leg, since, account, flag, department in rows:
            if leg:
                known.methods.setdefault((name, leg), []).append((since, account, department))
            else:
                known.accounts[name] = account
            if flag:
                known.guarded.add(account)
    return known
