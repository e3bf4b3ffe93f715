"""A guest says whether he comes."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import NotFound
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import Command
from chehang.parties.commands import PersonName
from chehang.parties.validation import Mobile

from ..guests import note
from ..kinds import GuestAnswer
from ..models import Campaign, Guest


class AnswerInvitation(Command):
    """The code of the campaign, who it is, whether he comes, and how many with him."""

    token: Annotated[str, Field(min_length=8, max_length=40, title="Code of the campaign")]
    name: Annotated[PersonName, Field(title="Name")]
    mobile: Annotated[Mobile, Personal(), Field(min_length=11, title="Mobile")]
    answer: Annotated[GuestAnswer, Field(title="Answer")]
    companions: Annotated[int, Field(ge=0, le=20, title="Companions")] = 0


@operation(
    "marketing.answer_invitation",
    title=_("Answer an invitation"),
    posts=("marketing_specialist", "marketing_manager"),
    house=True,
)
def answer_invitation(cmd: AnswerInvitation, ctx: Context) -> Done:
    """By the guest on the own phone; the last answer holds. Who was not invited comes onto the list.
    Refused before the approval, after the campaign, and for who has signed in."""
    campaign = rows(Campaign, ctx).select_for_update(of=("self",)).filter(token=cmd.token).first()
    if campaign is None:
        raise NotFound("campaign.unknown", _("This code is not known."))
    guest = Guest.objects.select_related("campaign").filter(campaign=campaign, mobile=cmd.mobile).first()
    note(
        ctx,
        guest or Guest(store_id=ctx.store_id, campaign=campaign, name=cmd.name, mobile=cmd.mobile),
        cmd.answer,
        cmd.companions,
    )
    return Done(number=campaign.number)
