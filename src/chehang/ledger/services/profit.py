"""Moving the profit (结转损益): every income and expense to the profit of the year, dimension by dimension; the year to the undistributed profit."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused

from ..models import Line, Period, Voucher
from . import book
from .periods import next_number
from .posting import WORD
from .roles import accounts_of_roles

DIMENSIONS = ("account_id", "department", "partner_kind", "partner_id", "project")


def transfer_profit(ctx: Context, period: Period) -> Voucher | None:
    """Bring every income and expense account of a month to nothing, against the profit of the year. Nothing when there is nothing (left) to move."""
    lines = Line.objects.filter(
        store_id=ctx.store_id, period=period, voucher__state="posted", account__code__startswith="6"
    )
    sums = lines.order_by(*DIMENSIONS).values_list(*DIMENSIONS).annotate(Sum("debit"), Sum("credit"))
    made = [
        _line(ctx, n, dict(zip(DIMENSIONS, row[:5], strict=True)), row[5] - row[6])
        for n, row in enumerate((r for r in sums if r[5] != r[6]), 1)
    ]
    profit = sum((x.debit - x.credit for x in made), Decimal(0))
    if profit:
        made.append(_line(ctx, len(made) + 1, {"account_id": _role(ctx, "profit_of_year")}, profit))
    return _post(ctx, "profit_transferred", period, made) if len(made) > 1 else None


def close_year(ctx: Context, period: Period, legs: Sequence[tuple[str, Decimal]]) -> Voucher | None:
    """Move the profit of the year; ``legs`` are (role, debit positive)."""
    made = [_line(ctx, n, {"account_id": _role(ctx, role)}, -net) for n, (role, net) in enumerate(legs, 1) if net]
    return _post(ctx, "year_closed", period, made) if len(made) > 1 else None


def _role(ctx: Context, role: str) -> int:
    try:
        return accounts_of_roles(ctx)[role]
    except KeyError:
        raise Refused(
            "ledger.no_account",
            _("No account is set for the role %(role)s. Please ask finance to open the store's books."),
            role=role,
        ) from None


def _line(ctx: Context, n: int, where: dict[str, object], net: Decimal) -> Line:
    """The line that takes ``net`` (debit positive) away."""
    credit = net if net > 0 else Decimal(0)
    debit = -net if net < 0 else Decimal(0)
    return Line(store_id=ctx.store_id, n=n, debit=debit, credit=credit, **where)


def _post(ctx: Context, event: str, period: Period, lines: list[Line]) -> Voucher:
    book.check_balanced(lines)
    on: date = period.last_day
    before = Voucher.objects.filter(
        store_id=ctx.store_id, event=event, document="ledger.period", object_id=period.pk
    ).count()
    summary = f"结转{period}损益" if event == "profit_transferred" else f"结转{period.year}年利润"
    period_id, number = next_number(ctx, on)
    voucher = Voucher(
        store_id=ctx.store_id,
        period_id=period_id,
        word=WORD,
        date=on,
        summary=summary,
        event=event,
        document="ledger.period",
        object_id=period.pk,
        part=str(before + 1) if before else "",
        maker_id=ctx.actor.employee_id,
        maker_name=ctx.actor.name[:100],
        made_at=ctx.now,
    )
    for line in lines:
        line.summary, line.document, line.object_id = summary, "ledger.period", period.pk
    book.write_draft(voucher, lines)
    book.make_posted(ctx, voucher, lines, number)
    return voucher
