"""A bill or credit note is dealt with: what was told about it leaves the desks."""

from django.db.models import Model

from chehang.core import inbox
from chehang.core.context import Context


def dealt_with(ctx: Context, obj: Model) -> None:
    """Take the messages about ``obj`` off every desk."""
    inbox.settle(obj._meta.label, int(obj.pk), ctx.actor.employee_id, ctx.now)
