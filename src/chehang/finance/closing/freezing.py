"""Statements are frozen when their month is locked."""

from typing import Any

from chehang.core import journal
from chehang.core.context import Context
from chehang.ledger.models import Period

from ..statements.cash_flow import cash_flow
from ..statements.figures import Statement, balance_sheet, income_statement
from ..statements.rows import rows_of
from .models import FrozenStatement


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
    """Keep the three statements of a month as they stand."""
    day = period.first_day
    for found in (balance_sheet(ctx, day), income_statement(ctx, day, day), cash_flow(ctx, day, day)):
        rows = plain(found)
        FrozenStatement.objects.create(
            store_id=ctx.store_id,
            period=period,
            name=found.name,
            rows=rows,
            digest=journal.digest({"statement": found.name, "period": period.pk, "rows": rows}),
            at=ctx.now,
        )
