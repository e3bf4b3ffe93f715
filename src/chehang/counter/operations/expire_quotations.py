"""Quotations whose last day is over end."""

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.counter.models import Quotation
from chehang.counter.states import QUOTATION


class ExpireQuotations(Command):
    """Nothing to say: the day knows."""


@every("day 01:00", command=lambda period: ExpireQuotations())
@operation("counter.expire_quotations", title=_("End old quotations"), posts=("parts_manager",), house=True)
def expire_quotations(cmd: ExpireQuotations, ctx: Context) -> Done:
    """Each morning what is no longer valid ends; whoever gave it is told. Done twice it ends nothing twice."""
    over = rows(Quotation, ctx).filter(state="given", valid_until__lt=ctx.today).select_for_update(of=("self",))
    ended = 0
    for made in over.order_by("id"):
        QUOTATION.advance(ctx, made, "expire")
        ctx.tell(
            _("Quotation %(number)s is no longer valid: ask the customer once more"),
            employee_id=made.made_by_id,
            link=f"/counter/quotations/{made.pk}/",
            number=made.number,
        )
        ended += 1
    return Done(ended=ended)
