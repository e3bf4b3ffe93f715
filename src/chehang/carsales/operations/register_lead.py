"""Write down somebody who may buy a car."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import following
from chehang.carsales.kinds import Level, Payment, Source
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import Command, Id, NonNegativeMoney, Ref, RequiredText, ShortText
from chehang.parties.validation import Mobile


class RegisterLead(Command):
    """Who, from where, and what they look for. Without a consultant the sales manager assigns the lead."""

    name: Annotated[RequiredText, Field(title="Full name"), Personal()]
    mobile: Annotated[Mobile, Field(min_length=1), Personal()]
    source: Source
    channel: Annotated[ShortText, Field(max_length=40)] = ""
    campaign: Annotated[ShortText, Field(max_length=40)] = ""
    wanted: Annotated[ShortText, Field(max_length=60, title="Model wanted")] = ""
    budget: NonNegativeMoney | None = None
    level: Level = Level.C
    payment: Annotated[Payment | None, Field(title="Way of paying")] = None
    trade_in: Annotated[ShortText, Field(title="Car to be traded in")] = ""
    rivals: Annotated[ShortText, Field(title="Compares with")] = ""
    consultant: Annotated[Id, Ref("org.Employee")] | None = None


@operation(
    "carsales.register_lead",
    title=_("Register a lead"),
    posts=("sales_consultant", "sales_manager", "marketing_manager"),
)
def register_lead(cmd: RegisterLead, ctx: Context) -> Done:
    """Open a lead; of a mobile that has one, it is noted there. Refused while a colleague looks after the customer.

    Who sells and names nobody keeps the lead.
    """
    mine = None
    if cmd.consultant:
        mine = following.seller(ctx, cmd.consultant)
    elif "sales_consultant" in ctx.actor.posts:
        mine = following.seller(ctx, ctx.actor.employee_id)
    facts = cmd.model_dump(exclude={"consultant", "payment"})
    lead = following.register(ctx, consultant=mine, payment=cmd.payment or "", **facts)
    return Done(id=lead.pk, number=lead.number)
