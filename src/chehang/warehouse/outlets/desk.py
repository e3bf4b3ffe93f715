"""What waits for somebody's word about goods at outlets."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits_for
from chehang.warehouse.models import OutletTransfer

from .moving import LINK

MOST = 5
MOVING = ("asked", "agreed", "transit", "differs")


@waits_for(lambda actor, clock: [rows(OutletTransfer, actor).filter(state__in=MOVING)])
def outlet_goods_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """To be agreed, sent back, counted, or settled."""
    if not any(actor.may(f"warehouse.{x}") for x in ("agree_outlet_goods", "count_outlet_goods", "find_outlet_goods")):
        return
    found = rows(OutletTransfer, actor).filter(state__in=MOVING)
    for made in found.select_related("place__outlet").order_by("id")[: 4 * MOST]:
        mine = made.place.keeper_id == actor.employee_id
        names = {"number": made.number, "outlet": made.place.outlet.name}
        title = ""
        if (
            made.state == "asked"
            and actor.may("warehouse.agree_outlet_goods")
            and made.asked_by_id != actor.employee_id
        ):
            title = _("Agree to %(number)s with %(outlet)s") % names
        elif made.state == "agreed" and made.way == "back" and mine:
            title = _("Send the goods of %(number)s back") % names
        elif made.state == "transit" and (
            mine if made.way == "out" else not mine and actor.may("warehouse.count_outlet_goods")
        ):
            title = _("Count the goods of %(number)s when they arrive") % names
        elif made.state == "differs" and actor.may("warehouse.find_outlet_goods"):
            title = _("Not all goods of %(number)s with %(outlet)s arrived") % names
        if title:
            yield Waiting(title, made.sent_at or made.asked_at, LINK.format(made.pk), _("Open it"))
