"""What lies on a person's desk goes out to those who asked to be reached: escalations, messages, decisions that wait.

Nothing of it is done inside the acts. The worker looks, and the key of each message keeps it from going twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from ..approvals import people
from ..approvals.waiting import waiting
from ..context import Actor, Clock, Context
from ..gate import writing
from ..models import InboxItem, Outgoing, Reach
from ..timers import LATE
from .asking import queue

LOOK_BACK = timedelta(days=3)


def stores_with_reach() -> list[int]:
    """Where somebody wants to be reached."""
    found = Reach.objects.filter(ended_at=None, channel__active=True)
    return sorted(set(found.values_list("store_id", flat=True).distinct()))


def forward(house: Actor, clock: Clock) -> int:
    """Put into the outbox of a store what its people asked for and have not been told yet. Returns how many."""
    reaches = {
        r.employee_id: r
        for r in Reach.objects.filter(store_id=house.store_id, ended_at=None, channel__active=True).select_related(
            "channel"
        )
    }
    if not reaches:
        return 0
    ctx = Context(house, clock, "core.forward")
    with translation.override(settings.LANGUAGE_CODE):
        found = [*_notices(ctx, reaches), *_decisions(ctx, reaches)]
        told = set(Outgoing.objects.filter(store_id=house.store_id, key__in=[key for key, *_rest in found]).values_list("key", flat=True))  # fmt: skip
        fresh = [one for one in found if one[0] not in told]
        if not fresh:
            return 0
        with writing():
            for key, kind, reach, text, about in fresh:
                ctx.subject = about
                queue(ctx, kind, to=reach.address, way=reach.channel, employee_id=reach.employee_id, key=key, text=text)
    return len(fresh)


Found = tuple[str, str, Reach, str, tuple[str, int]]


def _notices(ctx: Context, reaches: dict[int, Reach]) -> Iterator[Found]:
    items = InboxItem.objects.filter(store_id=ctx.store_id, done_at=None, created_at__gt=ctx.now - LOOK_BACK)
    if not any(r.scope == "all" for r in reaches.values()):
        items = items.filter(message=LATE)
    duty = people.organisation().on_duty(ctx.store_id, ctx.today)
    for item in items.order_by("id"):
        whom = {item.employee_id} if item.employee_id else {v.employee_id for v in duty.get(item.post, ())}
        for person in sorted(whom & set(reaches)):
            reach = reaches[person]
            if item.created_at >= reach.since and (reach.scope == "all" or item.message == LATE):
                said = _(item.message)
                text = said % item.params if item.params else said
                yield f"inbox:{item.pk}:{person}", "core.notice", reach, text, (item.subject, item.subject_id)


def _decisions(ctx: Context, reaches: dict[int, Reach]) -> Iterator[Found]:
    for person, reach in reaches.items():
        asked = Actor(0, person, ctx.store_id, reach.employee_name)
        for request in waiting(asked, ctx.today):
            if request.since >= reach.since:
                key = f"decide:{request.pk}:{request.step}:{person}"
                yield key, "core.decision", reach, request.title, ("core.ApprovalRequest", request.pk)
