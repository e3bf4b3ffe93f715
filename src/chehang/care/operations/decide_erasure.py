"""Erase a person, or say why not."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text

from ..erasing import erase, tell
from ..merging import held_for, open_paper, owed
from ..models import Erasure
from ..states import ERASURE


class DecideErasure(Command):
    """The wish, yes or no, and the reason of a no."""

    erasure: Annotated[Id, Ref("care.Erasure")]
    agreed: Annotated[bool, Field(title="Erase now")]
    reason: Annotated[Text, Field(title="Reason")] = ""


@operation("care.decide_erasure", title=_("Decide on the erasure"), posts=("finance_manager",))
def decide_erasure(cmd: DecideErasure, ctx: Context) -> Done:
    """Finance decides on what care has taken: everything personal is emptied in one act, accounting papers stay.

    Refused while money is owed either way or an order is under way, for who took the wish himself, and for a no without its reason.
    """
    wish = access.get(Erasure, cmd.erasure, ctx, lock=True)
    if wish.asked_by_id == ctx.actor.employee_id:
        raise Refused("erasure.own", _("You took this wish yourself. Another person decides."))
    if not cmd.agreed:
        if len(cmd.reason) < 2:
            raise Refused("erasure.reason", _("Write down why not: the person is told."), field="reason")
        ERASURE.advance(ctx, wish, "refuse", reason=cmd.reason, decided_by_id=ctx.actor.employee_id, decided_at=ctx.now)
        return Done(id=wish.pk, number=wish.code)
    if (bill := owed(wish.customer)) is not None:
        raise Refused(
            "erasure.owed",
            _("Receivable %(number)s is not settled: until then the file is needed."),
            number=bill.number,
        )
    if held := held_for(wish.customer):
        raise Refused(
            "erasure.held",
            _("We still owe the person %(amount)s (deposit, package or money to be given back). Settle it first."),
            amount=f"{held:,.2f}",
        )
    if paper := open_paper(wish.customer):
        raise Refused("erasure.open", _("%(number)s is under way: until it is over the file is needed."), number=paper)
    ERASURE.require(wish, "erase")
    report = erase(ctx, wish.customer)
    ERASURE.advance(ctx, wish, "erase", report=report, decided_by_id=ctx.actor.employee_id, decided_at=ctx.now)
    tell(ctx, wish)
    return Done(id=wish.pk, number=wish.code, report=report)
