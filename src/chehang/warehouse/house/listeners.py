"""A disposal was decided on."""

from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.listening import listens
from chehang.core.sources import Source
from chehang.warehouse.events import TransferOver

from . import disposing
from .states import DISPOSAL

DOCUMENT = "warehouse.disposal"


@listens(Approved, of=DOCUMENT)
def approved(event: Approved, ctx: Context) -> None:
    """It may be carried out; who proposed it is told."""
    made = event.obj
    DISPOSAL.advance(ctx, made, "approve", reason=event.decision.reason)
    ctx.tell(
        _("Disposal %(number)s was approved: carry it out"),
        employee_id=made.made_by_id,
        link=f"/warehouse/disposals/{made.pk}/",
        number=made.number,
    )


@listens(Returned, of=DOCUMENT)
def returned(event: Returned, ctx: Context) -> None:
    """It stays on the shelf."""
    DISPOSAL.advance(ctx, event.obj, "return", reason=event.decision.reason)


@listens(Withdrawn, of=DOCUMENT)
def withdrawn(event: Withdrawn, ctx: Context) -> None:
    """Taken back by who proposed it."""
    DISPOSAL.advance(ctx, event.obj, "return", reason=event.reason)


@listens(TransferOver)
def transferred(event: TransferOver, ctx: Context) -> None:
    """A transfer that a disposal led to: the goods are the other store's at their cost (or lie at the outlet, still ours), or it came
    to nothing."""
    if event.state == "received":
        disposing.ended(ctx, Source(event.document, event.transfer_id), event.cost)
    else:
        disposing.came_to_nothing(ctx, Source(event.document, event.transfer_id), event.reason)
