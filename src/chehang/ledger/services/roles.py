"""Which account plays which role in the store of an act; read once per act."""

from chehang.core import bulk
from chehang.core.context import Context

from ..models import Account, RoleAccount

ROLES, ACCOUNTS = RoleAccount._meta.db_table, Account._meta.db_table


def accounts_of_roles(ctx: Context) -> dict[str, int]:
    """Role → account id."""
    return {role: account for role, (account, _guarded) in _known(ctx).items()}


def never_negative(ctx: Context) -> set[int]:
    """The accounts that cannot fall below zero: the cash in the till."""
    return {account for account, guarded in _known(ctx).values() if guarded}


def _known(ctx: Context) -> dict[str, tuple[int, bool]]:
    known: dict[str, tuple[int, bool]] | None = ctx.memo.get("ledger.roles")
    if known is None:
        rows = bulk.select(
            f"SELECT r.role, r.account_id, a.never_negative FROM {ROLES} r JOIN {ACCOUNTS} a ON a.id = r.account_id"
            " WHERE r.store_id = %s",
            [ctx.store_id],
        )
        known = ctx.memo["ledger.roles"] = {role: (account, bool(flag)) for role, account, flag in rows}
    return known
