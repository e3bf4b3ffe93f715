"""Open the count of a delivery again."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse.models import Inbound
from chehang.warehouse.states import INBOUND


class CountAgain(Command):
    """The delivery and what is to be looked at again."""

    inbound: Annotated[Id, Ref("warehouse.Inbound"), Field(title="Delivery")]
    reason: Reason


@operation("warehouse.count_again", title=_("Count again"), posts=("keeper", "parts_manager"))
def count_again(cmd: CountAgain, ctx: Context) -> Done:
    """Go back from the finished count to counting, before anything is booked."""
    inbound = access.get(Inbound, cmd.inbound, ctx, lock=True)
    INBOUND.advance(ctx, inbound, "recount", reason=cmd.reason)
    return Done(id=inbound.pk, number=inbound.number)
