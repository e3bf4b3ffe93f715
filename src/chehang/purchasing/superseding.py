"""Orders that still name a part which another one replaces: their authors are told, in every store of the group."""

from collections.abc import Mapping
from datetime import date

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.events import PartSuperseded, PriceListImported
from chehang.catalogue.services import successors
from chehang.core.context import Context
from chehang.core.elsewhere import at_store
from chehang.core.listening import listens

from .models import OrderLine

OPEN = ("draft", "submitted", "reviewed", "sent", "partial")


@listens(PartSuperseded)
def part_replaced(event: PartSuperseded, ctx: Context) -> None:
    """A planner noted it."""
    flag(ctx, {event.old_id: event.valid_from})


@listens(PriceListImported)
def list_replaces(event: PriceListImported, ctx: Context) -> None:
    """The maker's list says it."""
    if event.replaced:
        flag(ctx, dict(event.replaced))


def flag(ctx: Context, replaced: Mapping[int, date]) -> None:
    """Tell the author of each open line that names one of the parts. Two queries and a message a line."""
    lines = OrderLine.objects.filter(part__in=replaced, order__state__in=OPEN, received__lt=F("quantity"))
    lines = lines.select_related("order__store").order_by("order", "n")
    news = successors({x.part_id for x in lines}, max(replaced.values())) if lines else {}
    for line in lines:
        at_store(ctx, line.order.store).tell(
            _(
                "%(order)s still orders %(old)s: from %(day)s on it is %(new)s. Change the line, or ask the supplier what comes."
            ),
            employee_id=line.order.author_id,
            link=f"/purchasing/orders/{line.order_id}/",
            order=str(line.order),
            old=line.part_no,
            day=str(replaced[line.part_id]),
            new=" + ".join(news.get(line.part_id, ())) or "—",
        )
