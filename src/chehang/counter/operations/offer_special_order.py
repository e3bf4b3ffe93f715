"""Offer a part that will probably not be collected to the other stores and the outlets, before it ages."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.elsewhere import at_store
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.counter.models import SpecialOrder
from chehang.warehouse.models import OutletPlace
from chehang.warehouse.transfers.asking import other_stores

HERE = ("arrived", "notified")


class OfferSpecialOrder(Command):
    """The special order whose part lies here."""

    order: Annotated[Id, Ref("counter.SpecialOrder")]


@operation(
    "counter.offer_special_order", title=_("Offer it to outlets and peers"), posts=("parts_sales", "parts_manager")
)
def offer_special_order(cmd: OfferSpecialOrder, ctx: Context) -> Done:
    """The parts managers of the other stores and the keepers of the outlets hear what could be theirs; who wants it asks for a transfer.

    The part stays held for its customer until the order is closed. Refused before it arrived, a second time, and where nobody could take it.
    """
    order = access.get(SpecialOrder, cmd.order, ctx, lock=True)
    if order.state not in HERE:
        raise Refused("special.not_here", _("Only a part that has arrived and waits can be offered."))
    if order.offered_at is not None:
        raise Refused("special.offered", _("It was offered already."))
    stores, places = other_stores(ctx), list(rows(OutletPlace, ctx).select_related("outlet"))
    if not stores and not places:
        raise Refused("special.nobody", _("There is no other store and no outlet that could take it."))
    words = _("%(store)s may soon have %(part)s × %(quantity)s to give away. Ask for it if you need it.")
    facts: dict[str, Any] = {
        "store": order.store.short_name,
        "part": f"{order.part_no} {order.part_name}",
        "quantity": f"{order.quantity.normalize():f}",
    }
    for store in stores:
        at_store(ctx, store).tell(words, post="parts_manager", link="/do/warehouse/request_transfer/", **facts)
    for keeper in sorted({x.keeper_id for x in places}):
        ctx.tell(words, employee_id=keeper, link="/do/warehouse/request_outlet_goods/", **facts)
    order.offered_at = ctx.now
    order.save(update_fields=["offered_at"])
    ctx.changed(order, None, {"offered": [x.code for x in stores] + [x.outlet.name for x in places]})
    return Done(id=order.pk, number=order.number, offered=len(stores) + len(places))
