"""Take a message off the desk."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.inbox import open_items
from chehang.core.operation import Done, operation
from chehang.core.pending import acts_of
from chehang.core.types import Command, Id


class SettleMessage(Command):
    """One message of the actor's inbox."""

    message: Id


@operation("core.settle_message", title=_("Mark as done"), posts=("*",))
def settle_message(cmd: SettleMessage, ctx: Context) -> Done:
    """Mark a message to the actor or to the actor's post as dealt with.

    Refused while its document waits for an act of the reader's: it leaves the desk when that is done.
    """
    item = open_items(ctx.actor).filter(pk=cmd.message).select_for_update().first()
    if item is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=_("message"))
    if act := acts_of([item], ctx.actor).get(item.pk):
        raise Refused(
            "message.waits",
            _("“%(act)s” is still to be done. Open it and decide; the message leaves your desk then."),
            act=act.title,
        )
    item.done_at, item.done_by = ctx.now, ctx.actor.employee_id
    item.save(update_fields=["done_at", "done_by"])
    ctx.changed(item, {"done": False}, {"done": True})
    return Done(id=item.pk)
