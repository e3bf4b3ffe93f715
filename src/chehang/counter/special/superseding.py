"""Special orders for a part that another one replaces meanwhile: seller and planner are told before the old number is ordered."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.events import PartSuperseded, PriceListImported
from chehang.catalogue.services import successors
from chehang.core.context import Context
from chehang.core.elsewhere import at_store
from chehang.core.listening import listens
from chehang.counter.models import SpecialOrder

WAITING = ("deposit", "to_order", "ordered")


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
    """Who registered the order hears it: does the new part fit this car, and does the customer agree?"""
    waiting = SpecialOrder.objects.filter(part__in=replaced, state__in=WAITING).select_related("store").order_by("id")
    news = successors({x.part_id for x in waiting}, max(replaced.values())) if waiting else {}
    for order in waiting:
        there = at_store(ctx, order.store)
        for who in ({"employee_id": order.made_by_id}, {"post": "parts_planner"}):
            there.tell(
                _(
                    "Special order %(number)s waits for %(old)s: from %(day)s on it is %(new)s. Ask whether that fits the car."
                ),
                link=f"/counter/special_orders/{order.pk}/",
                number=order.number,
                old=order.part_no,
                day=str(replaced[order.part_id]),
                new=" + ".join(news.get(order.part_id, ())) or "—",
                **who,  # type: ignore[arg-type]
            )
