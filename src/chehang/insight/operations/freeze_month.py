"""Freeze the measures of a month."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import journal
from chehang.core.access import get, rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.measures import Span
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.insight.freezing.models import FrozenFigure, FrozenMonth
from chehang.insight.freezing.taking import Figure, figures, packed
from chehang.ledger.models import Period


class FreezeMonth(Command):
    """Which month."""

    period: Annotated[Id, Ref("ledger.Period")]


def taken(cmd: FreezeMonth, ctx: Context) -> list[Figure]:
    """Every measure of the month, read before the transaction so that nobody waits for it."""
    period = _ended(cmd, ctx)
    return list(figures(ctx, Span.of("month", period.first_day), ctx.today))


def _ended(cmd: FreezeMonth, ctx: Context, *, lock: bool = False) -> Period:
    period = get(Period, cmd.period, ctx, lock=lock)
    if period.state == "open":
        raise Refused(
            "frozen.open",
            _("%(month)s is still open: its numbers may change. It is frozen when it is closed."),
            field="period",
            month=str(period),
        )
    return period


@operation(
    "insight.freeze_month",
    title=_("Freeze the numbers of a month"),
    posts=("finance_manager", "general_manager"),
    prepare=taken,
    house=True,
)
def freeze_month(cmd: FreezeMonth, ctx: Context) -> Done:
    """Keep each measure of a closed month with its rows; the house does it when a month is closed or locked.

    When nothing is other than last time, last time's stands. Refused for an open month.
    """
    period, found = _ended(cmd, ctx, lock=True), ctx.prepared
    span = Span.of("month", period.first_day)
    sealed = [(figure, figure.digest(span)) for figure in found]
    digest = journal.digest([[figure.measure, mark] for figure, mark in sealed])
    last = rows(FrozenMonth, ctx).filter(month=span.first).order_by("-version").first()
    if last is not None and last.digest == digest:
        return Done(id=last.pk, number=str(last), new=False)
    month = FrozenMonth.objects.create(
        store_id=ctx.store_id,
        month=span.first,
        version=last.version + 1 if last else 1,
        occasion=period.state,
        at=ctx.now,
        digest=digest,
    )
    FrozenFigure.objects.bulk_create(
        FrozenFigure(
            store_id=ctx.store_id,
            frozen=month,
            measure=figure.measure,
            variant=figure.variant,
            value=figure.value,
            numerator=figure.numerator,
            denominator=figure.denominator,
            rows=len(figure.rows),
            digest=mark,
            packed=packed(figure.rows),
        )
        for figure, mark in sealed
    )
    ctx.changed(month, None, {"month": span.code, "version": month.version, "digest": digest})
    return Done(id=month.pk, number=str(month), new=True)
