"""A package is no longer offered."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..models import PackageOffer


class EndPackageOffer(Command):
    """Which, and why."""

    offer: Annotated[Id, Ref("workshop.PackageOffer")]
    reason: Reason


@operation("workshop.end_package_offer", title=_("Offer it no longer"), posts=("service_manager",))
def end_package_offer(cmd: EndPackageOffer, ctx: Context) -> Done:
    """It is sold no more; what was sold stays good. Refused when it ended already."""
    offer = access.get(PackageOffer, cmd.offer, ctx, lock=True)
    if not offer.active:
        raise Refused("package_offer.ended", _("“%(offer)s” is not offered any more."), field="offer", offer=str(offer))
    offer.active = False
    offer.save(update_fields=["active"])
    ctx.changed(offer, {"active": True}, {"active": False, "reason": cmd.reason})
    return Done(id=offer.pk, number=offer.code)
