"""Write down what was said to a customer."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import following
from chehang.carsales.kinds import Contact, Level
from chehang.carsales.models import Lead
from chehang.carsales.states import ALIVE, LEAD
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Reason, Ref, Text


class FollowLead(Command):
    """The contact. The next one follows from the level unless a day is named; ``invited_for`` is the day the customer will come."""

    lead: Annotated[Id, Ref("carsales.Lead")]
    way: Contact = Contact.CALL
    content: Reason
    level: Level | None = None
    next_on: DueDate | None = None
    invited_for: DueDate | None = None
    needs: Annotated[Text, Field(title="Wishes and opinions")] = ""


@operation("carsales.follow_lead", title=_("Note a contact"), posts=("sales_consultant", "sales_manager"))
def follow_lead(cmd: FollowLead, ctx: Context) -> Done:
    """Note a contact with a customer of one's own. Refused for a colleague's customer and for days that are over."""
    lead = access.get(Lead, cmd.lead, ctx, lock=True)
    if lead.state not in ALIVE:
        raise Refused(
            "state.wrong", _("This is not possible now: the document is “%(state)s”."), state=LEAD.title(lead.state)
        )
    following.require_mine(ctx, lead)
    for day, field in ((cmd.next_on, "next_on"), (cmd.invited_for, "invited_for")):
        if day and day < ctx.today:
            raise Refused("lead.past", _("This day is over. Name today or a later day."), field=field)
    following.follow(
        ctx, lead, cmd.way, cmd.content, needs=cmd.needs, level=cmd.level or "", next_on=cmd.next_on or cmd.invited_for
    )
    if cmd.invited_for:
        if lead.state in ("contacted", "arrived"):
            LEAD.advance(ctx, lead, "invite", invited_for=cmd.invited_for)
        else:
            Lead.objects.filter(pk=lead.pk).update(invited_for=cmd.invited_for)
            ctx.changed(lead, None, {"invited_for": str(cmd.invited_for)})
    return Done(id=lead.pk, number=lead.number)
