"""Take a lead out of the pool."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales import following
from chehang.carsales.models import Lead
from chehang.carsales.states import LEAD
from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref


class TakeLead(Command):
    """The lead that nobody looks after."""

    lead: Annotated[Id, Ref("carsales.Lead")]


@operation("carsales.take_lead", title=_("Take this lead"), posts=("sales_consultant",))
def take_lead(cmd: TakeLead, ctx: Context) -> Done:
    """A consultant takes a lead that is new or in the pool; of two the first one has it."""
    lead = access.get(Lead, cmd.lead, ctx, lock=True)
    LEAD.require(lead, "assign")
    following.assign(ctx, lead, following.seller(ctx, ctx.actor.employee_id))
    return Done(id=lead.pk, number=lead.number)
