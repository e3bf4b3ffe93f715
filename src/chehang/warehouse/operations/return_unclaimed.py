"""What was signed out and never handed over goes back into stock."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command
from chehang.warehouse.issuing import take_back
from chehang.warehouse.models import Outbound


class ReturnUnclaimed(Command):
    """Nothing to say: the clock knows."""


@every("day 06:30", command=lambda period: ReturnUnclaimed())
@operation(
    "warehouse.return_unclaimed", title=_("Unclaimed goods back into stock"), posts=("parts_manager",), house=True
)
def return_unclaimed(cmd: ReturnUnclaimed, ctx: Context) -> Done:
    """Sales goods not handed over within the figure (24 hours, §1.13) are countered in both books and the keepers told to shelve them.

    One that cannot be taken back (its month is closed, its bin is locked) stays, and the parts manager is told why. Done twice it takes
    nothing twice.
    """
    hours = int(parameter(ctx, "warehouse.hand_over_within", ctx.today))
    late = rows(Outbound, ctx).filter(
        state="released", purpose="sale", released_at__lt=ctx.now - timedelta(hours=hours)
    )
    back, stuck = 0, 0
    for outbound in late.select_for_update(of=("self",)).order_by("id"):
        try:
            with transaction.atomic():
                take_back(ctx, outbound, "24小时未交接,自动退回库存")
        except Refused as why:
            stuck += 1
            _tell(
                ctx,
                outbound,
                _("%(number)s was not handed over and cannot go back into stock: %(why)s"),
                "parts_manager",
                why=str(why),
            )
            continue
        back += 1
        _tell(
            ctx,
            outbound,
            _("%(number)s was not handed over within the time and is back in stock: put the goods on their shelf"),
            "keeper",
        )
    return Done(back=back, stuck=stuck)


def _tell(ctx: Context, outbound: Outbound, message: object, post: str, **also: str) -> None:
    ctx.tell(message, post=post, link=f"/warehouse/outbound/{outbound.pk}/", number=outbound.number, **also)  # type: ignore[arg-type]
