"""Fill a blocked outbound order from other bins."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.warehouse.models import Outbound
from chehang.warehouse.outgoing import reserve
from chehang.warehouse.states import OUTBOUND


class RetryOutbound(Command):
    """The blocked order."""

    outbound: Annotated[Id, Ref("warehouse.Outbound")]


@operation("warehouse.retry_outbound", title=_("Pick from other bins"), posts=("keeper", "parts_manager"))
def retry_outbound(cmd: RetryOutbound, ctx: Context) -> Done:
    """Reserve the whole order anew. Refused when stock is still short; cancel the order then, or order the part."""
    outbound = access.get(Outbound, cmd.outbound, ctx, lock=True)
    OUTBOUND.advance(ctx, outbound, "retry")
    reserve(ctx, outbound, list(outbound.lines.order_by("n")))
    return Done(id=outbound.pk, number=outbound.number)
