"""A count was decided on: posted, or explained once more."""

from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.listening import listens

from .posting import DOCUMENT, post_differences
from .sheets import lock
from .states import COUNT


@listens(Approved, of=DOCUMENT)
def approved(event: Approved, ctx: Context) -> None:
    """Both books take what was found; locked bins open again."""
    count = event.obj
    if count.frozen:
        lock(ctx, count, locked=False)
    COUNT.advance(ctx, count, "post", reason=event.decision.reason, posted_at=ctx.now)
    post_differences(ctx, count)
    ctx.tell(
        _("Stock count %(number)s was approved and posted"),
        employee_id=count.planned_by_id,
        link=f"/warehouse/stock_counts/{count.pk}/",
        number=count.number,
    )


@listens(Returned, of=DOCUMENT)
def returned(event: Returned, ctx: Context) -> None:
    """The differences are explained anew, and finance looks again."""
    COUNT.advance(ctx, event.obj, "return", reason=event.decision.reason)


@listens(Withdrawn, of=DOCUMENT)
def withdrawn(event: Withdrawn, ctx: Context) -> None:
    """The witness took it back."""
    COUNT.advance(ctx, event.obj, "return", reason=event.reason)
