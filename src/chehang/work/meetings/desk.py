"""Meetings on the desk: today's, and those without minutes."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits

from .models import Meeting

MOST = 5
DAY = timedelta(days=1)


@waits
def meetings_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Mine within a day; those I called that are over and have no minutes."""
    if not actor.may("work.see_meetings"):
        return
    called = rows(Meeting, actor).filter(state="called")
    soon = called.filter(members__employee_id=actor.employee_id, at__gte=clock.now(), at__lt=clock.now() + DAY)
    for meeting in soon.order_by("at")[:MOST]:
        text = _("Meeting: %(what)s") % {"what": meeting.title}
        yield Waiting(text, meeting.at, f"/work/meetings/{meeting.pk}/", _("Look"))
    over = called.filter(caller_id=actor.employee_id, at__lt=clock.now())
    for meeting in over.order_by("at")[:MOST]:
        text = _("Minutes missing: %(what)s") % {"what": meeting.title}
        url = f"/do/work/write_minutes/?for=work.meetings:{meeting.pk}"
        yield Waiting(text, meeting.at, url, _("Write"), urgent=meeting.at < clock.now() - DAY)
