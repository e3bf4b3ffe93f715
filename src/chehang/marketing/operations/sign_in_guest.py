"""A guest signs in."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Conflict, NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import Command
from chehang.parties.commands import PersonName
from chehang.parties.validation import Mobile

from ..models import Campaign, Guest


class SignInGuest(Command):
    """The code of the campaign, who it is, and how many came along."""

    token: Annotated[str, Field(min_length=8, max_length=40, title="Code of the campaign")]
    name: Annotated[PersonName, Field(title="Name")]
    mobile: Annotated[Mobile, Personal(), Field(min_length=11, title="Mobile")]
    companions: Annotated[int, Field(ge=0, le=20, title="Companions")] = 0


@operation(
    "marketing.sign_in_guest",
    title=_("Sign a guest in"),
    posts=("marketing_specialist", "marketing_manager"),
    house=True,
)
def sign_in_guest(cmd: SignInGuest, ctx: Context) -> Done:
    """Once a person: by the QR at the door, or at the desk. Refused while the campaign is not under way."""
    campaign = rows(Campaign, ctx).select_for_update(of=("self",)).filter(token=cmd.token).first()
    if campaign is None:
        raise NotFound("campaign.unknown", _("This code is not known."))
    if campaign.state != "live":
        raise Refused("campaign.closed", _("Nobody signs in now: the campaign is not under way."))
    guest = Guest.objects.filter(campaign=campaign, mobile=cmd.mobile).first()
    if guest is not None and guest.came_at:
        raise Conflict("campaign.signed_in", _("This mobile has signed in already."), field="mobile")
    if guest is None:
        guest = Guest(store_id=ctx.store_id, campaign=campaign, name=cmd.name, mobile=cmd.mobile)
    guest.came_at, guest.companions = ctx.now, cmd.companions
    guest.save()
    ctx.changed(guest, None, {"name": cmd.name, "mobile": cmd.mobile, "companions": cmd.companions})
    return Done(id=guest.pk, number=campaign.number)
