"""Agree to reopening a month."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import approvals
from chehang.core.access import get
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.ledger.models import Reopening


class ApproveReopen(Command):
    """Which request."""

    reopening_id: Annotated[Id, Ref("ledger.Reopening")]


@operation("finance.approve_reopen", title=_("Agree to reopen month"), posts=("finance_manager", "general_manager"))
def approve_reopen(cmd: ApproveReopen, ctx: Context) -> Done:
    """A second person agrees; who, whom, why and when stay in the books for good. Refused for who asked, and who is not asked."""
    request = get(Reopening, cmd.reopening_id, ctx, lock=True)
    approvals.approve(ctx, request)
    return Done(id=request.pk, number=str(request.period))
