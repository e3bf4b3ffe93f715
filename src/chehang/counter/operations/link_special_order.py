"""Say by which purchase order a special order comes."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.counter.models import SpecialOrder
from chehang.counter.special.ordering import link


class LinkSpecialOrder(Command):
    """The special order, the number of the purchase order and the day the supplier names."""

    order: Annotated[Id, Ref("counter.SpecialOrder")]
    order_no: Annotated[RequiredText, Field(max_length=40, title="Purchase order")]
    expected_on: Annotated[DueDate | None, Field(title="Expected")] = None


@operation("counter.link_special_order", title=_("Note the purchase order"), posts=("parts_planner", "parts_manager"))
def link_special_order(cmd: LinkSpecialOrder, ctx: Context) -> Done:
    """The part is on its way; a day after the promise is told to the salesperson. Refused before the deposit is paid."""
    order = access.get(SpecialOrder, cmd.order, ctx, lock=True)
    link(ctx, order, order_no=cmd.order_no, expected_on=cmd.expected_on)
    return Done(id=order.pk, number=order.number)
