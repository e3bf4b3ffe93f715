"""The customer agrees to what he pays."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import (
    Command,
)

from ..agreeing import agree
from ..commands import Image, Line200, Name60, OrderId
from ..kinds import Way
from ..lines import living, require_open
from ..models import WorkOrder


class RecordAgreement(Command):
    """How and who; the amount is that of the order as it stands, the time is now."""

    order: OrderId
    way: Way = Way.PHONE
    name: Annotated[Name60, Field(min_length=1, title="Who agreed"), Personal()]
    note: Line200 = ""
    image: Image = ""


@operation("workshop.record_agreement", title=_("Customer agrees"), posts=("service_advisor", "service_manager"))
def record_agreement(cmd: RecordAgreement, ctx: Context) -> Done:
    """Keep that he agreed. By word alone it is refused when it is further over what he signed than the store allows."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    require_open(order)
    if not living(order):
        raise Refused("order.empty", _("There is nothing on this order."))
    agree(ctx, order, way=cmd.way, name=cmd.name, note=cmd.note, image=cmd.image)
    return Done(id=order.pk, number=order.number, amount=str(order.agreed_inc))
