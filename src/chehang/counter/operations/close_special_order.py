"""End a special order without a sale."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.billing.deposits import PART
from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.core.types import Command, Id, NonNegativeMoney, Reason, Ref
from chehang.counter.models import SpecialOrder
from chehang.counter.special.arriving import DOCUMENT
from chehang.counter.special.telling import attempts
from chehang.counter.states import SPECIAL


class CloseSpecialOrder(Command):
    """Who gives it up, why, and what of the earnest money is kept (all of it unless said otherwise)."""

    order: Annotated[Id, Ref("counter.SpecialOrder")]
    outcome: Annotated[Literal["customer", "abandoned", "supply"], Field(title="Outcome")]
    keep: Annotated[NonNegativeMoney | None, Field(title="To be forfeited")] = None
    reason: Reason


@operation("counter.close_special_order", title=_("End without a sale"), posts=("parts_sales", "parts_manager"))
def close_special_order(cmd: CloseSpecialOrder, ctx: Context) -> Done:
    """Ask for the approval of how it ends: refund, forfeit or double return. Before the deposit is paid it just ends.

    Refused for keeping more than the earnest money, for “not collected” before the pickup day is over or before the customer was reached or
    tried several times and once in writing, and for “cannot supply” when the part is there.
    """
    order = access.get(SpecialOrder, cmd.order, ctx, lock=True)
    if order.state == "deposit":
        billing.cancel(ctx, Source(DOCUMENT, order.pk), PART)
        SPECIAL.advance(ctx, order, "withdraw", reason=cmd.reason)
        return Done(id=order.pk, number=order.number)
    SPECIAL.require(order, "close")
    _check(cmd, order, ctx)
    kept = order.earnest if cmd.keep is None else cmd.keep
    keep = ZERO if cmd.outcome == "supply" else kept
    SPECIAL.advance(ctx, order, "close", reason=cmd.reason, outcome=cmd.outcome, keep=keep)
    approvals.ask(ctx, order)
    return Done(id=order.pk, number=order.number)


def _check(cmd: CloseSpecialOrder, order: SpecialOrder, ctx: Context) -> None:
    if cmd.keep is not None and cmd.keep > order.earnest:
        raise Refused(
            "special.keep",
            _("Only earnest money may be kept, at most %(earnest)s; the rest goes back."),
            field="keep",
            earnest=f"{order.earnest:,.2f}",
        )
    if cmd.outcome == "supply" and order.arrived_at:
        raise Refused("special.is_there", _("The part is there: tell the customer."), field="outcome")
    if cmd.outcome == "abandoned":
        if order.pickup_by is None or ctx.today <= order.pickup_by:
            raise Refused(
                "special.not_late",
                _("The customer has time until %(day)s."),
                field="outcome",
                day=str(order.pickup_by or "—"),
            )
        _require_attempts(order, ctx)


def _require_attempts(order: SpecialOrder, ctx: Context) -> None:
    """Who was never reached was tried several times, once of them in writing (forms-and-exceptions §11.4)."""
    tried, written, reached = attempts(order)
    least = int(parameter(ctx, "counter.attempts", ctx.today))
    if reached or (tried >= least and written):
        return
    raise Refused(
        "special.not_told",
        _(
            "The customer was not reached yet (%(tried)s attempts, %(written)s in writing). Try at least %(least)s times and once in writing, and note it."
        ),
        field="outcome",
        tried=tried,
        written=written,
        least=least,
    )
