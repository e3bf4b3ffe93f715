"""End an inquiry without a choice."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.purchasing.models import Inquiry
from chehang.purchasing.states import INQUIRY


class CloseInquiry(Command):
    """The inquiry and why nothing is bought."""

    inquiry: Annotated[Id, Ref("purchasing.Inquiry")]
    reason: Reason


@operation("purchasing.close_inquiry", title=_("End the inquiry"), posts=("parts_planner", "parts_manager"))
def close_inquiry(cmd: CloseInquiry, ctx: Context) -> Done:
    """Nobody answered, or nobody was good enough. The answers stay for the next time."""
    made = access.get(Inquiry, cmd.inquiry, ctx, lock=True)
    INQUIRY.advance(ctx, made, "close", reason=cmd.reason)
    return Done(id=made.pk, number=made.number)
