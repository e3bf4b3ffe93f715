"""Visitors who wait, tools that are late."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits_for
from chehang.warehouse.models import ToolLoan, Visit

MOST = 5


@waits_for(lambda actor, clock: [rows(Visit, actor).filter(state="asked"), rows(ToolLoan, actor).filter(in_at=None)])
def house_waits(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Who wants to come in for the manager; tools not brought back for the keeper."""
    if actor.may("warehouse.decide_visit"):
        for visit in rows(Visit, actor).filter(state="asked").order_by("id")[:MOST]:
            title = _("%(who)s wants to enter the warehouse") % {"who": visit.visitor}
            yield Waiting(title, visit.asked_at, f"/warehouse/visits/{visit.pk}/", _("Decide"), urgent=True)
    if actor.may("warehouse.take_tool_back"):
        late = rows(ToolLoan, actor).filter(in_at=None, due__lt=clock.today())
        oldest = late.order_by("out_at").values_list("out_at", flat=True).first()
        if oldest:
            yield Waiting(_("Tools not brought back"), oldest, "/warehouse/loans/", _("Open it"), count=late.count())
