"""What waits on the desks of customer care."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits

from .calling import queue
from .models import CallScore, FollowUp

AMBER = timedelta(hours=12)


@waits
def calls_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Calls that are due, visits that were agreed, calls to listen to."""
    if not actor.may("care.open_desk"):
        return
    now = clock.now()
    due = queue(actor, now)
    if first := due.first():
        late = first.due_at < now + AMBER and first.prescribed
        text = _("%(n)s calls are due, first: %(what)s") % {"n": due.count(), "what": first.trigger.title}
        yield Waiting(text, first.begins_at, "/care/desk/", _("Care call"), urgent=late)
    for call in rows(FollowUp, actor).filter(state="waiting", visit_on__lte=clock.today()).order_by("visit_on")[:5]:
        text = _("Has the car been in? %(what)s, %(day)s") % {"what": call.customer.name, "day": call.visit_on}
        yield Waiting(text, call.contacted_at, f"/care/calls/{call.pk}/", _("Open it"), urgent=call.visit_on != clock.today())  # fmt: skip
    drawn = rows(CallScore, actor).filter(state="drawn").exclude(agent_id=actor.employee_id).order_by("id")
    if "customer_service_manager" in actor.posts and (one := drawn.first()):
        yield Waiting(_("%(n)s calls to listen to") % {"n": drawn.count()}, None, f"/care/call_quality/{one.pk}/", _("Open it"))  # fmt: skip
