"""The parts manager agrees that parts were used before they were asked for."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..issuing import hand_to_warehouse
from ..models import Requisition
from ..states import REQUISITION


class AgreeLateRequisition(Command):
    """The requisition."""

    requisition: Annotated[Id, Ref("workshop.Requisition"), Field(title="Parts requisition")]


@operation("workshop.agree_late_requisition", title=_("Agree to the late requisition"), posts=("parts_manager",))
def agree_late_requisition(cmd: AgreeLateRequisition, ctx: Context) -> Done:
    """It goes to the keepers like any other and is booked out today, with their signatures and the technician's."""
    made = access.get(Requisition, cmd.requisition, ctx, lock=True)
    REQUISITION.advance(ctx, made, "agree")
    hand_to_warehouse(ctx, made)
    return Done(id=made.pk, number=made.number)
