"""Keep goods that were to go back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Reason, Ref
from chehang.purchasing.models import SupplierReturn
from chehang.purchasing.returning import DOCUMENT
from chehang.purchasing.states import RETURN
from chehang.warehouse.house import disposing
from chehang.warehouse.services import cancel_issue


class CancelReturn(Command):
    """The return and why the goods stay."""

    made: Annotated[Id, Ref("purchasing.SupplierReturn"), Field(title="Supplier return")]
    reason: Reason


@operation("purchasing.cancel_return", title=_("Cancel the return"), posts=("parts_planner", "parts_manager"))
def cancel_return(cmd: CancelReturn, ctx: Context) -> Done:
    """The reserved goods are free again. Refused once they are out."""
    made = access.get(SupplierReturn, cmd.made, ctx, lock=True)
    RETURN.require(made, "cancel")
    cancel_issue(ctx, Source(DOCUMENT, made.pk), reason=cmd.reason)
    RETURN.advance(ctx, made, "cancel", reason=cmd.reason)
    disposing.came_to_nothing(ctx, Source(DOCUMENT, made.pk), cmd.reason)
    return Done(id=made.pk, number=made.number)
