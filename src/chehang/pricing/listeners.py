"""A price suggestion was decided on."""

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.listening import listens

from .models import SellingPrice
from .states import SUGGESTION

DOCUMENT = "pricing.suggestion"


@listens(Approved, of=DOCUMENT)
def approved(event: Approved, ctx: Context) -> None:
    """The price is set from its day on, or from today if that has passed; who suggested it is told."""
    made = event.obj
    since = max(made.valid_from, ctx.today)
    same = SellingPrice.objects.filter(
        store_id=ctx.store_id, part_id=made.part_id, price_class=made.price_class, valid_from=since
    )
    SellingPrice.objects.create(
        store_id=ctx.store_id,
        part_id=made.part_id,
        price_class=made.price_class,
        valid_from=since,
        version=(same.aggregate(n=Max("version"))["n"] or 0) + 1,
        price_inc=made.new_inc,
        reason=f"{made.number} {made.reason}"[:1000],
        set_by_id=ctx.actor.employee_id,
        set_by_name=ctx.actor.name,
    )
    SUGGESTION.advance(ctx, made, "approve", reason=event.decision.reason)
    ctx.tell(
        _("Your price of %(part)s was approved: %(price)s"),
        employee_id=made.made_by_id,
        link=f"/pricing/suggestions/{made.pk}/",
        part=made.part.display_no,
        price=f"{made.new_inc:,.2f}",
    )


@listens(Returned, of=DOCUMENT)
def returned(event: Returned, ctx: Context) -> None:
    """The price stays."""
    SUGGESTION.advance(ctx, event.obj, "return", reason=event.decision.reason)


@listens(Withdrawn, of=DOCUMENT)
def withdrawn(event: Withdrawn, ctx: Context) -> None:
    """Taken back by who suggested it."""
    SUGGESTION.advance(ctx, event.obj, "return", reason=event.reason)
