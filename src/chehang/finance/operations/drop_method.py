"""Drop a proposed accounting method."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.ledger.models import Method
from chehang.ledger.states import METHOD


class DropMethod(Command):
    """The proposal and why it is not taken."""

    method: Annotated[Id, Ref("ledger.Method")]
    reason: Reason


@operation("finance.drop_method", title=_("Drop the proposal"), posts=("accountant", "finance_manager", "general_manager"))  # fmt: skip
def drop_method(cmd: DropMethod, ctx: Context) -> Done:
    """It never counts. One in force is replaced by a later method instead."""
    method = access.get(Method, cmd.method, ctx, lock=True)
    METHOD.advance(ctx, method, "drop", reason=cmd.reason)
    return Done(id=method.pk)
