"""Count the cash in the till."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, ShortText
from chehang.finance.models import CashCount
from chehang.finance.treasury.models import NOTES
from chehang.ledger.queries import balance_of_role
from chehang.ledger.services import Leg, post

Pieces = Annotated[int, Field(ge=0, le=100_000)]


class CountCash(Command):
    """How many notes and coins of each kind; a reason where they are not what the books say."""

    n100: Annotated[Pieces, Field(title="¥100")] = 0
    n50: Annotated[Pieces, Field(title="¥50")] = 0
    n20: Annotated[Pieces, Field(title="¥20")] = 0
    n10: Annotated[Pieces, Field(title="¥10")] = 0
    n5: Annotated[Pieces, Field(title="¥5")] = 0
    n1: Annotated[Pieces, Field(title="¥1")] = 0
    c50: Annotated[Pieces, Field(title="5 jiao")] = 0
    c10: Annotated[Pieces, Field(title="1 jiao")] = 0
    reason: Annotated[ShortText, Field(title="Reason of a difference")] = ""


@operation("finance.count_cash", title=_("Count the cash"), posts=("cashier",))
def count_cash(cmd: CountCash, ctx: Context) -> Done:
    """Keep what was counted at the close of a shift; a difference needs a reason and is posted: over as a gain, short against the cashier.
    Refused when a difference has no reason."""
    pieces = {name: getattr(cmd, name) for name, _value in NOTES}
    counted = sum((pieces[name] * Decimal(value) for name, value in NOTES), Decimal(0))
    booked = balance_of_role(ctx, "cash")
    if counted != booked and not cmd.reason:
        raise Refused(
            "cash.differs",
            _("Counted %(counted)s, the books say %(booked)s. Count again; if it stays, write the reason."),
            field="reason",
            counted=f"{counted:,.2f}",
            booked=f"{booked:,.2f}",
        )
    row = CashCount.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "XP"),
        day=ctx.today,
        notes={value: pieces[name] for name, value in NOTES if pieces[name]},
        counted=counted,
        booked=booked,
        reason=cmd.reason if counted != booked else "",
        cashier_id=ctx.actor.employee_id,
        at=ctx.now,
    )
    ctx.changed(row, None, {"number": row.number, "counted": str(counted), "booked": str(booked)})
    if row.difference:
        _difference(ctx, row)
    return Done(id=row.pk, number=row.number, difference=str(row.difference))


def _difference(ctx: Context, row: CashCount) -> None:
    sum_, who = abs(row.difference), ("employee", ctx.actor.employee_id)
    over = row.difference > 0
    legs = [Leg("cash", sum_), Leg("gain", sum_)] if over else [Leg("person", sum_, who), Leg("cash", sum_)]
    event = "cash_over" if over else "cash_short"
    post(ctx, event, source=Source("finance.cash_count", row.pk), legs=legs, summary=row.reason)
    ctx.tell(
        _("The till differs by %(difference)s: %(reason)s"),
        post="finance_manager",
        link=f"/finance/cash_counts/{row.pk}/",
        difference=f"{row.difference:,.2f}",
        reason=row.reason,
    )
