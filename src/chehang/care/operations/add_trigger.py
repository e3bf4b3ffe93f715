"""Add a kind of call."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, RequiredText, Text
from chehang.org.posts import POSTS

from ..kinds import Event, Purpose
from ..models import CallKind


class AddTrigger(Command):
    """What the calls follow, from when until when they are made, by whom, and what is said."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{2,29}$", title="Code")]
    event: Annotated[Event, Field(title="Follows")]
    title: Annotated[RequiredText, Field(title="Care call", max_length=60)]
    begins_hours: Annotated[int, Field(ge=-9000, le=17600, title="Begins after, hours")]
    window_hours: Annotated[int, Field(ge=1, le=2000, title="Within, hours")]
    purpose: Annotated[Purpose, Field(title="Purpose of contact")] = Purpose.SERVICE
    prescribed: Annotated[bool, Field(title="Time prescribed")] = False
    post: Annotated[str, Field(min_length=2, max_length=40, title="Post")] = "care_agent"
    rank: Annotated[int, Field(ge=2, le=99, title="Rank")] = 50
    script: Annotated[Text, Field(title="Script")] = ""


@operation("care.add_trigger", title=_("Add a kind of call"), posts=("customer_service_manager",))
def add_trigger(cmd: AddTrigger, ctx: Context) -> Done:
    """For all stores of the group, from the next event on. Refused for an unknown post and for a code that is taken."""
    if cmd.post not in POSTS:
        raise Refused("trigger.post", _("There is no such post."), field="post")
    if CallKind.objects.filter(code=cmd.code).exists():
        raise Conflict("trigger.code", _("This code is taken. Choose another one."), field="code")
    made = CallKind.objects.create(**cmd.model_dump())
    ctx.changed(made, None, cmd.model_dump(mode="json"))
    return Done(id=made.pk, number=made.code)
