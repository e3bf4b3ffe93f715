"""Decide when a kind of call is made, by whom, and what is said."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import NotFound
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText, Text

from ..models import CallKind


class SetTrigger(Command):
    """The kind of call as it should be from now on; calls planned already stay as they are."""

    trigger: Annotated[Id, Ref("care.CallKind"), Field(title="Kind of call")]
    title: Annotated[RequiredText, Field(title="Care call", max_length=60)]
    begins_hours: Annotated[int, Field(ge=-9000, le=17600, title="Begins after, hours")]
    window_hours: Annotated[int, Field(ge=1, le=2000, title="Within, hours")]
    prescribed: Annotated[bool, Field(title="Time prescribed")] = False
    rank: Annotated[int, Field(ge=2, le=99, title="Rank")] = 50
    script: Annotated[Text, Field(title="Script")] = ""
    active: Annotated[bool, Field(title="In use")] = True


@operation("care.set_trigger", title=_("Set a kind of call"), posts=("customer_service_manager",))
def set_trigger(cmd: SetTrigger, ctx: Context) -> Done:
    """Change times, rank and script of a kind of call for all stores of the group. Refused for a kind that is not there."""
    made = CallKind.objects.select_for_update().filter(pk=cmd.trigger).first()
    if made is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=CallKind._meta.verbose_name)
    values = cmd.model_dump(exclude={"trigger"})
    before = {name: getattr(made, name) for name in values}
    for name, value in values.items():
        setattr(made, name, value)
    made.save()
    ctx.changed(made, before, values)
    return Done(id=made.pk, number=made.code)
