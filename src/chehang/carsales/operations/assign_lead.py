"""Give a lead to a consultant."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.carsales import following
from chehang.carsales.models import Lead
from chehang.carsales.states import ALIVE
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref


class AssignLead(Command):
    """The lead and who looks after the customer from now on."""

    lead: Annotated[Id, Ref("carsales.Lead")]
    consultant: Annotated[Id, Ref("org.Employee")]


@operation("carsales.assign_lead", title=_("Assign lead"), posts=("sales_manager",))
def assign_lead(cmd: AssignLead, ctx: Context) -> Done:
    """Assign a new lead, one of the pool, or one of another consultant. Refused for who does not sell and for leads that are over."""
    lead = access.get(Lead, cmd.lead, ctx, lock=True)
    consultant = following.seller(ctx, cmd.consultant)
    if lead.state not in ("new", "pool", *ALIVE):
        raise Refused("lead.over", _("This lead is over. Register the customer again."))
    if lead.consultant_id == consultant.pk and lead.state not in ("new", "pool"):
        raise Refused("lead.same", _("%(name)s looks after this customer already."), name=consultant.name)
    following.assign(ctx, lead, consultant)
    return Done(id=lead.pk, number=lead.number)
