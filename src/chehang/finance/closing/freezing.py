"""Statements are frozen when their month is closed, and once more when it is locked: what was handed out can always be read again."""

from typing import Any

from chehang.core import journal
from chehang.core.context import Context
from chehang.ledger.models import Period

from ..statements.cash_flow import cash_flow
from ..statements.equity import COLUMNS, changes_in_equity
from ..statements.figures import Statement, balance_sheet, income_statement
from ..statements.rows import rows_of
from .models import FrozenStatement

# As the official form calls them, whatever language reads the page.
EQUITY_ROWS = {
    "before": "上年年末余额",
    "income": "综合收益总额",
    "owners": "所有者投入和减少资本",
    "surplus_drawn": "提取盈余公积",
    "other": "其他",
    "after": "本期期末余额",
}


def plain(found: Statement) -> list[dict[str, Any]]:
    """Its rows for keeping."""
    return [
        {
            "key": row.key,
            "no": row.no,
            "title": row.zh,
            "cells": {code: str(made[row.key].amount) for code, made in found.columns},
        }
        for row in rows_of(found.name)
    ]


def freeze(ctx: Context, period: Period) -> None:
    """Keep the four statements of a month as they stand; one that says the same as its last version is kept already."""
    day = period.first_day
    made = [
        (found.name, plain(found))
        for found in (balance_sheet(ctx, day), income_statement(ctx, day, day), cash_flow(ctx, day, day))
    ]
    made.append(("equity", _equity(ctx, period)))
    last = {s.name: s for s in FrozenStatement.objects.filter(period=period).order_by("version")}
    for name, rows in made:
        before = last.get(name)
        if before is None or before.rows != rows:
            version = before.version + 1 if before else 1
            FrozenStatement.objects.create(
                store_id=ctx.store_id,
                period=period,
                name=name,
                version=version,
                rows=rows,
                digest=journal.digest({"statement": name, "period": period.pk, "rows": rows}),
                at=ctx.now,
            )


def _equity(ctx: Context, period: Period) -> list[dict[str, Any]]:
    """所有者权益变动表 of the year so far, a row for each cause."""
    return [
        {"key": row.key, "no": n, "title": EQUITY_ROWS[row.key], "cells": {c: str(row.amounts[c]) for c in COLUMNS} | {"total": str(row.total)}}
        for n, row in enumerate(changes_in_equity(ctx, period.first_day), 1)
    ]  # fmt: skip
