"""Hand over goods that are not collected at the counter."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.warehouse.issuing import hand_over as hand
from chehang.warehouse.kinds import Handover
from chehang.warehouse.models import Outbound


class HandOver(Command):
    """The released order; goods that are shipped name their carrier and waybill."""

    outbound: Annotated[Id, Ref("warehouse.Outbound")]
    carrier: Annotated[ShortText, Field(max_length=60)] = ""
    waybill: Annotated[ShortText, Field(max_length=60)] = ""


@operation("warehouse.hand_over", title=_("Hand over"), posts=("keeper",))
def hand_over(cmd: HandOver, ctx: Context) -> Done:
    """Give released goods to the carrier, or to the colleague who asked for them. Refused without the carrier's name."""
    outbound = access.get(Outbound, cmd.outbound, ctx, lock=True)
    if outbound.handover == Handover.DELIVER and not cmd.carrier:
        raise Refused("outbound.carrier", _("Enter the carrier who takes the goods."), field="carrier")
    hand(ctx, outbound, carrier=cmd.carrier, waybill=cmd.waybill)
    return Done(id=outbound.pk, number=outbound.number, state=outbound.state)
