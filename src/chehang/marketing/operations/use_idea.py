"""An adopted idea was used again."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref, ShortText

from ..models import Campaign, Idea, IdeaUse


class UseIdea(Command):
    """Where it was used, in a campaign or elsewhere, and what it brought there."""

    idea: Annotated[Id, Ref("marketing.Idea"), Field(title="Idea")]
    campaign: Annotated[Annotated[Id, Ref("marketing.Campaign")] | None, Field(title="Campaign")] = None
    place: Annotated[ShortText, Field(title="Where, if no campaign")] = ""
    result: Annotated[Reason, Field(title="Result there")]


@operation("marketing.use_idea", title=_("Used again"), posts=("marketing_specialist", "marketing_manager"))
def use_idea(cmd: UseIdea, ctx: Context) -> Done:
    """Kept for ever beside the idea. Refused for an idea that was not adopted, without a place, and twice for one campaign."""
    idea = access.get(Idea, cmd.idea, ctx, lock=True)
    if idea.state != "adopted":
        raise Refused("idea.not_adopted", _("Only what was adopted is used again."))
    campaign = access.get(Campaign, cmd.campaign, ctx) if cmd.campaign else None
    if campaign is None and not cmd.place:
        raise Refused("idea.where", _("Name the campaign, or where it was used."), field="place")
    if campaign is not None and idea.uses.filter(campaign=campaign).exists():
        raise Conflict("idea.used", _("This idea stands beside this campaign already."), field="campaign")
    made = IdeaUse.objects.create(
        store_id=ctx.store_id, idea=idea, campaign=campaign, place=cmd.place, result=cmd.result, on=ctx.today,
        by_id=ctx.actor.employee_id,
    )  # fmt: skip
    ctx.changed(idea, None, {"used": str(campaign or cmd.place), "result": cmd.result})
    return Done(id=made.pk, number=idea.title)
