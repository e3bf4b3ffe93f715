"""Note an attempt to reach the customer of a special order."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.counter.models import SpecialNotice, SpecialOrder
from chehang.counter.states import SPECIAL


class NoteNotice(Command):
    """How it was tried, whether the customer was reached, and what was said."""

    order: Annotated[Id, Ref("counter.SpecialOrder")]
    channel: Annotated[Literal["phone", "sms", "wechat", "letter"], Field(title="Channel")] = "phone"
    reached: Annotated[bool, Field(title="Customer reached")] = True
    answer: Annotated[ShortText, Field(title="Answer")] = ""


@operation(
    "counter.note_notice",
    title=_("Note a notice to the customer"),
    posts=("parts_sales", "parts_manager", "service_advisor"),
)
def note_notice(cmd: NoteNotice, ctx: Context) -> Done:
    """Keep each attempt; when the customer was reached the deadline of telling is met. Refused before the part is there."""
    order = access.get(SpecialOrder, cmd.order, ctx, lock=True)
    if order.state not in ("arrived", "notified"):
        raise Refused("special.not_there", _("The part of %(number)s is not there yet."), number=order.number)
    notice = SpecialNotice.objects.create(
        store_id=ctx.store_id, order=order, at=ctx.now, by_id=ctx.actor.employee_id, channel=cmd.channel,
        reached=cmd.reached, answer=cmd.answer,
    )  # fmt: skip
    ctx.changed(notice, None, {"order": order.number, "channel": cmd.channel, "reached": cmd.reached})
    if cmd.reached and order.state == "arrived":
        SPECIAL.advance(ctx, order, "notify")
    return Done(id=order.pk, number=order.number)
