"""Reckon a month's provision for slow stock or bad debts."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.finance.provisions.models import Provision, ProvisionLine
from chehang.finance.provisions.reckoning import debt_lines, earlier, stock_lines, used_up
from chehang.ledger.models import Period
from chehang.ledger.services import Leg, post
from chehang.stock.models import Pool


class ReckonProvision(Command):
    """For what, and for which month."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]
    kind: Annotated[Literal["stock", "debts"], Field(title="Provision for")]


@operation("finance.reckon_provision", title=_("Reckon a provision"), posts=("accountant", "finance_manager"))
def reckon_provision(cmd: ReckonProvision, ctx: Context) -> Done:
    """By the policy's ages, and for stock by what an approved disposal will bring where that is less. What was sold takes its provision to the
    cost of sales; the rest of the difference is an expense, or a release in red (P12, P40). Once a month. Refused for a month that is closed."""
    period = access.get(Period, cmd.period, ctx, lock=True)
    if period.state != "open":
        raise Refused("close.not_open", _("%(month)s is closed already."), month=str(period))
    if Provision.objects.filter(period=period, kind=cmd.kind).exists():
        raise Conflict(
            "provision.done", _("This provision of %(month)s is reckoned already."), field="kind", month=str(period)
        )
    lines = list(stock_lines(ctx, period) if cmd.kind == "stock" else debt_lines(ctx, period))
    last = earlier(ctx, cmd.kind, period.first_day)
    before = last.needed if last else ZERO
    used = _used(ctx, cmd.kind, last, lines)
    needed = sum((x.needed for x in lines), ZERO)
    row = Provision.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "ZB"), kind=cmd.kind, period=period, before=before, used=used, change=needed - before + used,
        needed=needed, by_id=ctx.actor.employee_id, at=ctx.now,
    )  # fmt: skip
    for line in lines:
        line.provision = row
    ProvisionLine.objects.bulk_create(lines, batch_size=500)
    _post(ctx, row, period)
    ctx.changed(row, None, {"needed": str(needed), "change": str(row.change), "used": str(used)})
    return Done(id=row.pk, number=row.number, needed=str(needed), change=str(row.change))


def _used(ctx: Context, kind: str, last: Provision | None, lines: list[ProvisionLine]) -> Decimal:
    if kind != "stock":
        return ZERO
    held = dict(Pool.objects.filter(store_id=ctx.store_id, owner="own").values_list("part_id", "quantity"))
    return used_up(last, lines, held)


def _post(ctx: Context, row: Provision, period: Period) -> None:
    source, date = Source("finance.provision", row.pk), min(ctx.today, period.last_day)
    if row.used:
        post(
            ctx,
            "provision_used",
            legs=[Leg("provision", row.used), Leg("cost", row.used)],
            source=source,
            date=date,
            summary=str(row),
        )
    if row.change:
        event, expense = ("provision_stock", "impairment") if row.kind == "stock" else ("provision_debts", "loss")
        post(
            ctx,
            event,
            legs=[Leg(expense, row.change), Leg("provision", row.change)],
            source=source,
            date=date,
            summary=str(row),
        )
