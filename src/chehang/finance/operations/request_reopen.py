"""Ask for a closed month to be opened again."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import approvals
from chehang.core.access import get
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.ledger.models import Period
from chehang.ledger.services import request_reopening


class RequestReopen(Command):
    """Which month, and why."""

    period_id: Annotated[Id, Ref("ledger.Period")]
    reason: Reason


@operation("finance.request_reopen", title=_("Ask to reopen month"), posts=("accountant", "finance_manager"))
def request_reopen(cmd: RequestReopen, ctx: Context) -> Done:
    """Leave the reason; the month opens when the post that its route names agrees."""
    period = get(Period, cmd.period_id, ctx, lock=True)
    request = request_reopening(ctx, period, cmd.reason)
    ctx.changed(request, None, {"month": str(period), "reason": cmd.reason})
    approvals.ask(ctx, request)
    return Done(id=request.pk, number=str(period))
