"""Write down who came in."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import following
from chehang.carsales.kinds import Source
from chehang.carsales.models import Lead, Visit
from chehang.carsales.states import LEAD
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import Command, Id, Ref, ShortText, Text
from chehang.parties.validation import Mobile


class RegisterVisit(Command):
    """Who came. With a mobile it becomes a lead or is noted at the one there is; a lead may be named instead."""

    lead: Annotated[Id, Ref("carsales.Lead")] | None = None
    name: Annotated[ShortText, Field(title="Full name"), Personal()] = ""
    mobile: Annotated[Mobile, Personal()] = ""
    people: Annotated[int, Field(ge=1, le=50)] = 1
    intent: Annotated[bool, Field(title="Thinks of buying")] = True
    wanted: Annotated[ShortText, Field(max_length=60, title="Model wanted")] = ""
    needs: Text = ""
    consultant: Annotated[Id, Ref("org.Employee")] | None = None


@operation("carsales.register_visit", title=_("Register a visit"), posts=("sales_consultant", "sales_manager"))
def register_visit(cmd: RegisterVisit, ctx: Context) -> Done:
    """Note a visit; somebody new with a mobile becomes a lead of the consultant who receives.

    Refused for a mobile without a name, and for a new customer who is looked after by a colleague.
    """
    receives = following.seller(ctx, cmd.consultant or ctx.actor.employee_id)
    lead = _lead(cmd, ctx, receives.pk)
    first = lead is None or lead.came_on is None
    visit = Visit.objects.create(
        store_id=ctx.store_id,
        came_at=ctx.now,
        people=cmd.people,
        intent=cmd.intent or lead is not None,
        first=first,
        lead=lead,
        wanted=cmd.wanted or (lead.wanted if lead else ""),
        needs=cmd.needs,
        consultant=receives,
        made_by_id=ctx.actor.employee_id,
        made_by_name=ctx.actor.name[:100],
    )
    ctx.changed(visit, None, {"lead": lead.pk if lead else None, "first": first, "intent": visit.intent})
    if lead is not None:
        _arrived(ctx, lead)
    return Done(id=visit.pk, lead=lead.pk if lead else None)


def _lead(cmd: RegisterVisit, ctx: Context, receives: int) -> Lead | None:
    if cmd.lead:
        return access.get(Lead, cmd.lead, ctx, lock=True)
    if not cmd.mobile:
        return None
    if known := following.open_lead(ctx, cmd.mobile):
        return known
    if not cmd.name:
        raise Refused("visit.name", _("Write down the name that goes with the mobile."), field="name")
    who = following.seller(ctx, receives)
    return following.register(
        ctx, consultant=who, name=cmd.name, mobile=cmd.mobile, source=Source.WALK_IN, wanted=cmd.wanted
    )


def _arrived(ctx: Context, lead: Lead) -> None:
    before = lead.came_on
    if before is None:
        lead.came_on = ctx.today
    elif lead.came_again_on is None and before != ctx.today:
        lead.came_again_on = ctx.today
    lead.save(update_fields=["came_on", "came_again_on"])
    ctx.changed(lead, {"came_on": str(before or "")}, {"came_on": str(lead.came_on)})
    if lead.state == "new":
        following.assign(ctx, lead, following.seller(ctx, ctx.actor.employee_id))
    if lead.state in LEAD.moves["arrive"].sources:
        LEAD.advance(ctx, lead, "arrive")
    if lead.state == "arrived" and lead.next_follow is None:
        following.plan(ctx, lead, ctx.today)
