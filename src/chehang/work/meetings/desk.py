"""Meetings on the desk: today's, and those without minutes."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits_for

from .models import Meeting

MOST = 5
DAY = timedelta(days=1)


@waits_for(lambda actor, clock: [_soon(actor, clock), _over(actor, clock)])
def meetings_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Mine within a day; those I called that are over and have no minutes."""
    if not actor.may("work.see_meetings"):
        return
    for meeting in _soon(actor, clock).order_by("at")[:MOST]:
        text = _("Meeting: %(what)s") % {"what": meeting.title}
        yield Waiting(text, meeting.at, f"/work/meetings/{meeting.pk}/", _("Look"))
    for meeting in _over(actor, clock).order_by("at")[:MOST]:
        text = _("Minutes missing: %(what)s") % {"what": meeting.title}
        url = f"/do/work/write_minutes/?for=work.meetings:{meeting.pk}"
        yield Waiting(text, meeting.at, url, _("Write"), urgent=meeting.at < clock.now() - DAY)


def _soon(actor: Actor, clock: Clock) -> QuerySet[Meeting]:
    mine = rows(Meeting, actor).filter(state="called", members__employee_id=actor.employee_id)
    return mine.filter(at__gte=clock.now(), at__lt=clock.now() + DAY)


def _over(actor: Actor, clock: Clock) -> QuerySet[Meeting]:
    return rows(Meeting, actor).filter(state="called", caller_id=actor.employee_id, at__lt=clock.now())
