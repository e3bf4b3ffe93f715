"""Messages about a bill or credit note, so that dealing with it takes them off the desk."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Model

from chehang.core import inbox
from chehang.core.context import Context


@contextmanager
def about(ctx: Context, obj: Model) -> Iterator[None]:
    """Messages told inside belong to ``obj``, whatever the act as a whole is about."""
    before, ctx.subject = ctx.subject, (obj._meta.label, int(obj.pk))
    try:
        yield
    finally:
        ctx.subject = before


def dealt_with(ctx: Context, obj: Model) -> None:
    """Take the messages about ``obj`` off every desk."""
    inbox.settle(obj._meta.label, int(obj.pk), ctx.actor.employee_id, ctx.now)
