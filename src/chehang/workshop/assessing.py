"""What an insurer pays is what his assessor allowed (定损); more than that is somebody's loss and wants a decision."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO

from .kinds import Payer
from .models import OrderShare, WorkOrder


def require_allowed(ctx: Context, order: WorkOrder, shares: Sequence[OrderShare]) -> None:
    """Refused when the insurer's share is more than he allowed: a supplement is recorded, or the customer pays the rest.
    The service manager may settle all the same and stands for the difference."""
    insured = sum((s.amount_inc for s in shares if s.payer == Payer.INSURER), ZERO)
    if not order.assessed_inc or insured <= order.assessed_inc:
        return
    if "service_manager" not in ctx.actor.posts:
        raise Refused(
            "order.over_assessed",
            _(
                "The insurer's lines come to %(lines)s, he allowed %(allowed)s. Record his supplement, let the customer pay the rest,"
                " or ask the service manager."
            ),
            lines=f"{insured:,.2f}",
            allowed=f"{order.assessed_inc:,.2f}",
        )
    ctx.changed(order, None, {"over_assessed": str(insured - order.assessed_inc), "settled_by": ctx.actor.name})
