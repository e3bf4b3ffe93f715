"""Transfers that wait for somebody's word."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits_for
from chehang.warehouse.models import Transfer

from .asking import LINK

MOST = 5


@waits_for(lambda actor, clock: [rows(Transfer, actor).filter(state__in=("asked", "differs"))])
def transfers_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """To be agreed by this store; not all arrived."""
    if actor.may("warehouse.agree_transfer"):
        asked = rows(Transfer, actor).filter(state="asked", agreed_by=None).exclude(asked_by=actor.employee_id)
        for made in asked.select_related("other").order_by("id")[:MOST]:
            title = _("Agree to transfer %(number)s with %(store)s") % _of(made)
            yield Waiting(title, made.asked_at, LINK.format(made.pk), _("Open it"))
    if actor.may("warehouse.settle_transfer") or actor.may("warehouse.write_off_transfer"):
        short = rows(Transfer, actor).filter(state="differs").select_related("other")
        for made in short.order_by("id")[:MOST]:
            title = _("Not all goods of transfer %(number)s with %(store)s arrived") % _of(made)
            yield Waiting(title, made.received_at or made.asked_at, LINK.format(made.pk), _("Settle"), urgent=True)


def _of(made: Transfer) -> dict[str, str]:
    return {"number": made.number, "store": made.other.short_name}
