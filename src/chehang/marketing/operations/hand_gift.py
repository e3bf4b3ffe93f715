"""A guest takes a gift."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import signatures
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Kept, Ref

from ..models import Gift, Guest


class HandGift(Command):
    """Who takes which gift, and the signature (SHA-256 of the drawn PNG)."""

    guest: Annotated[Id, Ref("marketing.Guest"), Field(title="Guest")]
    gift: Annotated[Id, Ref("marketing.Gift"), Field(title="Gift")]
    signature: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", title="Signature of the guest"), Kept("signature")]


@operation("marketing.hand_gift", title=_("Hand out a gift"), posts=("marketing_specialist", "marketing_manager"))
def hand_gift(cmd: HandGift, ctx: Context) -> Done:
    """One gift a guest, signed for. Refused for who has not signed in, a second gift, one of another campaign, and when none is left."""
    guest = access.get(Guest, cmd.guest, ctx, lock=True)
    gift = access.get(Gift, cmd.gift, ctx, lock=True)
    if gift.campaign_id != guest.campaign_id:
        raise Refused("gift.elsewhere", _("This gift belongs to another campaign."), field="gift")
    if guest.came_at is None:
        raise Refused("gift.not_there", _("The guest has not signed in yet."), field="guest")
    if guest.gift_id is not None:
        raise Conflict("gift.twice", _("%(guest)s has a gift already."), field="guest", guest=guest.name)
    if gift.left < 1:
        raise Conflict("gift.none_left", _("None is left of %(gift)s."), field="gift", gift=gift.name)
    gift.given += 1
    gift.save(update_fields=["given"])
    guest.gift, guest.gift_at = gift, ctx.now
    guest.save(update_fields=["gift", "gift_at"])
    image = signatures.keep(ctx, guest.campaign, cmd.signature, "signature")
    ctx.changed(guest, None, {"gift": gift.name, "signature": image.sha256})
    return Done(id=guest.campaign_id, number=guest.campaign.number, left=gift.left)
