"""Reckon the stamp duty of a quarter (计提印花税)."""

from decimal import Decimal
from typing import Annotated

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, PositiveMoney, Ref, RequiredText
from chehang.finance.levies.models import StampDuty, StampItem
from chehang.finance.levies.stamps import Base, bases, taxed
from chehang.ledger.models import Period
from chehang.ledger.services import Leg, post


class StampLine(Command):
    """A contract or paper that the books do not know: its item of the tariff, what it is, its sum without VAT."""

    item: Annotated[StampItem, Field(title="Item of the tariff")]
    what: Annotated[RequiredText, Field(max_length=100, title="Contract or paper")]
    base: Annotated[PositiveMoney, Field(title="Sum without VAT")]


class ReckonStampDuty(Command):
    """The last month of the quarter, and contracts that the books do not know."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Last month of the quarter")]
    lines: Annotated[tuple[StampLine, ...], Field(max_length=50, title="Further contracts and papers")] = ()


@operation("finance.reckon_stamp_duty", title=_("Reckon the stamp duty"), posts=("accountant", "finance_manager"))
def reckon_stamp_duty(cmd: ReckonStampDuty, ctx: Context) -> Done:
    """Post the stamp duty on the contracts of a quarter (P37; 印花税法 art. 5, 8: sum without VAT × rate of its item).

    Reckoned again, the difference is posted. Refused inside a quarter, before its last day, in a closed month, and where nothing (more) is due.
    """
    period = access.get(Period, cmd.period, ctx, lock=True)
    if period.month % 3:
        raise Refused("stamp.quarter", _("Stamp duty goes by quarters. Choose March, June, September or December."), field="period")  # fmt: skip
    if ctx.today < period.last_day:
        raise Refused("period.running", _("%(month)s is not over yet."), month=str(period))
    more = [Base(x.item, x.what, x.base) for x in cmd.lines]
    items = taxed(ctx, period, [*bases(ctx, period), *more])
    total = sum((Decimal(x["tax"]) for x in items), ZERO)
    earlier = StampDuty.objects.filter(period=period).aggregate(s=Sum("change"))["s"] or ZERO
    if total == earlier:
        raise Refused(
            "stamp.nothing", _("Nothing more is due: the stamp duty of this quarter is %(total)s."), total=f"{total:,.2f}"
        )  # fmt: skip
    row = StampDuty.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "YS"), period=period, items=items, total=total, change=total - earlier,
        by_id=ctx.actor.employee_id, at=ctx.now,
    )  # fmt: skip
    post(
        ctx, "surtaxes", source=Source("finance.stamp_duty", row.pk), date=period.last_day,
        legs=[Leg("surtax", row.change), Leg("stamp", row.change)], summary=f"计提{period.year}年第{period.month // 3}季度印花税",
    )  # fmt: skip
    ctx.changed(row, None, {"number": row.number, "total": str(total), "change": str(row.change)})
    return Done(id=row.pk, number=row.number, total=str(total), change=str(row.change))
