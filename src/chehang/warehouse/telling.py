"""Messages about the thing they are about, so that dealing with it takes them off the desk."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Model

from chehang.core.context import Context


@contextmanager
def about(ctx: Context, obj: Model) -> Iterator[None]:
    """Messages told inside belong to ``obj``, whatever the act as a whole is about."""
    before, ctx.subject = ctx.subject, (obj._meta.label, int(obj.pk))
    try:
        yield
    finally:
        ctx.subject = before
