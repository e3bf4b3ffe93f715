"""A bay is used no longer."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..models import Bay, WorkOrder
from ..states import UNSETTLED


class CloseBay(Command):
    """The bay."""

    bay: Annotated[Id, Ref("workshop.Bay")]


@operation("workshop.close_bay", title=_("Close the bay"), posts=("service_manager",))
def close_bay(cmd: CloseBay, ctx: Context) -> Done:
    """From today on nobody is sent there; figures of earlier months still count it. Refused while a car stands there, and twice."""
    bay = access.get(Bay, cmd.bay, ctx, lock=True)
    if not bay.active:
        raise Conflict("bay.closed", _("This bay is closed already."), field="bay")
    there = access.rows(WorkOrder, ctx).filter(bay=bay, state__in=UNSETTLED).first()
    if there is not None:
        raise Refused(
            "bay.taken_by", _("%(order)s stands there. Give it another bay first."), field="bay", order=there.number
        )
    bay.active, bay.until = False, ctx.today
    bay.save(update_fields=["active", "until"])
    ctx.changed(bay, {"active": True}, {"active": False, "until": str(ctx.today)})
    return Done(id=bay.pk, number=bay.code)
