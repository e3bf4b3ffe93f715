"""Open a costed batch again: a bill came after all."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.customs.models import Shipment
from chehang.customs.states import SHIPMENT


class ReopenShipment(Command):
    """The costed or closed batch, and why."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    reason: Reason


@operation("customs.reopen_shipment", title=_("Reopen the batch"), posts=("parts_manager", "finance_manager"))
def reopen_shipment(cmd: ReopenShipment, ctx: Context) -> Done:
    """Late charges can be entered again, dated the day they come; no earlier entry changes. Refused for a batch that is not costed."""
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    SHIPMENT.advance(ctx, shipment, "reopen", reason=cmd.reason, closed_at=None)
    ctx.tell(
        _("Batch %(number)s is open again: %(reason)s"),
        post="parts_logistics",
        link=f"/customs/shipments/{shipment.pk}/",
        number=shipment.number,
        reason=cmd.reason[:120],
    )
    return Done(id=shipment.pk, number=shipment.number)
