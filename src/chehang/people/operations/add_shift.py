"""Add a shift."""

import datetime as dt
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, RequiredText
from chehang.people.models import Shift

Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class AddShift(Command):
    """Code, name, from when to when; one that ends before it begins goes over midnight."""

    code: Annotated[str, Field(min_length=1, max_length=10, pattern=r"^[0-9A-Za-z]+$", title="Code")]
    title: Annotated[RequiredText, Field(max_length=40, title="Shift")]
    starts: Annotated[Clock, Field(title="Starts")]
    ends: Annotated[Clock, Field(title="Ends")]
    pause: Annotated[int, Field(ge=0, le=240, title="Pause, minutes")] = 0
    usual: Annotated[bool, Field(title="Usual shift")] = False


@operation("people.add_shift", title=_("Add a shift"), posts=("hr_manager",))
def add_shift(cmd: AddShift, ctx: Context) -> Done:
    """Of several usual shifts the last one counts. Refused when the code is taken or it ends when it begins."""
    if cmd.starts == cmd.ends:
        raise Refused("shift.times", _("A shift ends at another time than it begins."), field="ends")
    if Shift.objects.filter(store_id=ctx.store_id, code=cmd.code).exists():
        raise Conflict("shift.code_taken", _("The code %(code)s is taken."), field="code", code=cmd.code)
    if cmd.usual:
        Shift.objects.filter(store_id=ctx.store_id, usual=True).update(usual=False)
    shift = Shift.objects.create(
        store_id=ctx.store_id, code=cmd.code, title=cmd.title, pause=cmd.pause, usual=cmd.usual,
        starts=dt.time.fromisoformat(cmd.starts), ends=dt.time.fromisoformat(cmd.ends),
    )  # fmt: skip
    ctx.changed(shift, None, {"title": cmd.title, "starts": cmd.starts, "ends": cmd.ends})
    return Done(id=shift.pk)
