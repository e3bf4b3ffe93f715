"""What waits in the warehouse, on the desk of whoever has to do it."""

from collections.abc import Iterator

from django.db.models import F
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits

from .counts import desk as counts
from .house import desk as house
from .models import Inbound, InboundLine, Outbound
from .outlets import desk as outlets
from .transfers import desk as transfers

__all__ = ["counts", "goods_wait", "house", "outlets", "transfers"]

MOST = 8


@waits
def goods_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Signatures and picks for keepers, deliveries to be received, goods to be put away."""
    if actor.may("warehouse.sign_outbound"):
        yield from _outbound(actor)
    if actor.may("warehouse.count_line"):
        yield from _inbound(actor)
    if actor.may("warehouse.put_away"):
        yield from _unplaced(actor)


def _outbound(actor: Actor) -> Iterator[Waiting]:
    waiting = (
        rows(Outbound, actor).filter(state__in=("created", "picked", "checked"), cleared=True).order_by("created_at")
    )
    for o in waiting[:MOST]:
        if o.state == "created":
            yield Waiting(
                _("Pick %(number)s for %(who)s") % _of(o), o.created_at, f"/warehouse/picking/{o.pk}/", _("Pick")
            )
        else:
            text = _("First signature %(number)s") if o.state == "picked" else _("Second signature %(number)s")
            yield Waiting(text % _of(o), o.created_at, f"/warehouse/signing/{o.pk}/", _("Sign"), urgent=o.collects)


def _of(outbound: Outbound) -> dict[str, str]:
    return {"number": outbound.number, "who": outbound.receiver_name}


def _inbound(actor: Actor) -> Iterator[Waiting]:
    waiting = rows(Inbound, actor).filter(state__in=("expected", "counting", "checked")).select_related("supplier")
    for i in waiting.order_by("expected_at")[:MOST]:
        text = _("Delivery %(number)s of %(who)s") % {"number": i.number, "who": i.supplier.name}
        yield Waiting(
            text,
            i.started_at or i.expected_at,
            f"/warehouse/receiving/{i.pk}/",
            _("Receive"),
            urgent=i.state != "expected",
        )


def _unplaced(actor: Actor) -> Iterator[Waiting]:
    waiting = rows(InboundLine, actor).filter(inbound__state="posted", placed__lt=F("accepted"))
    oldest = waiting.order_by("inbound__posted_at").values_list("inbound__posted_at", flat=True).first()
    if oldest is not None:
        yield Waiting(_("Lines to put away"), oldest, "/warehouse/putaway/", _("Put away"), count=waiting.count())
