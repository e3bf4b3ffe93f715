"""The in-app inbox: messages to a post or a person of a store."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import translation

from .context import Actor, Context
from .models import InboxItem
from .states import machines


def message_id(text: Any) -> str:
    """The untranslated message id of a lazily translated text."""
    with translation.override(None):
        return str(text)


def put(ctx: Context, title: Any, *, post: str, employee_id: int, link: str, params: dict[str, Any]) -> None:
    """Write one message; see ``Context.tell``."""
    subject, subject_id = ctx.subject
    made = InboxItem.objects.create(
        store_id=ctx.store_id,
        post=post,
        employee_id=employee_id,
        message=message_id(title),
        params={k: str(v) for k, v in params.items()},
        link=link,
        subject=subject,
        subject_id=subject_id,
        created_at=ctx.now,
    )
    ctx.told.append(made.pk)


def open_items(actor: Actor) -> QuerySet[InboxItem]:
    """What waits for the actor, oldest first."""
    mine = Q(employee_id=actor.employee_id) | Q(post__in=list(actor.posts), employee_id=0)
    return InboxItem.objects.filter(mine, store_id=actor.store_id, done_at=None).order_by("created_at", "id")


def settle(subject: str, subject_id: int, employee_id: int, at: datetime) -> None:
    """Take the messages about a thing off every desk, once it is dealt with."""
    InboxItem.objects.filter(subject=subject, subject_id=subject_id, done_at=None).update(
        done_at=at, done_by=employee_id
    )


def settle_steps(ctx: Context) -> None:
    """What took a step has been dealt with: older messages about it go off every desk, those of this act stay."""
    things: dict[str, set[int]] = {}
    for step in ctx.steps:
        things.setdefault(step.machine, set()).add(step.object_id)
    about = Q()
    for machine, ids in things.items():
        about |= Q(subject=machines()[machine].model, subject_id__in=ids)
    waiting = InboxItem.objects.filter(about, store_id=ctx.store_id, done_at=None).exclude(pk__in=ctx.told)
    waiting.update(done_at=ctx.now, done_by=ctx.actor.employee_id)
