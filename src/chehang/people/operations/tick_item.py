"""Tick an item of a joining or leaving list."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.people.models import ListItem
from chehang.work.heads import MANAGERS


class TickItem(Command):
    """Which item is done."""

    item: Annotated[Id, Ref("people.ListItem")]
    remark: Annotated[ShortText, Field(title="Remark")] = ""


@operation("people.tick_item", title=_("Tick off"), posts=(*MANAGERS, "cashier", "administrator"))
def tick_item(cmd: TickItem, ctx: Context) -> Done:
    """Done, by whom and when stays. Nobody ticks the own list. Refused for one's own list and for what is done."""
    item = access.get(ListItem, cmd.item, ctx, lock=True)
    if item.employee_id == ctx.actor.employee_id:
        raise Refused("list.own", _("This is your own list. Whoever takes the thing from you ticks it."))
    if item.done_on is not None:
        raise Refused("list.done", _("This is done already."))
    item.done_on, item.done_by_id, item.remark = ctx.today, ctx.actor.employee_id, cmd.remark
    item.save(update_fields=["done_on", "done_by", "remark"])
    ctx.changed(item, {"done_on": ""}, {"done_on": str(ctx.today)})
    return Done(id=item.pk)
