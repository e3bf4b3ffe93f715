"""Approve a release, or drop it."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text

from ..models import Release
from ..states import RELEASE


class DecideRelease(Command):
    """The release, yes or no, and why."""

    release: Annotated[Id, Ref("marketing.Release")]
    agreed: Annotated[bool, Field(title="Approve")]
    reason: Annotated[Text, Field(title="Reason")] = ""


@operation("marketing.decide_release", title=_("Decide on the release"), posts=("general_manager",))
def decide_release(cmd: DecideRelease, ctx: Context) -> Done:
    """Refused for the author, and for a no without its reason."""
    release = access.get(Release, cmd.release, ctx, lock=True)
    if release.made_by_id == ctx.actor.employee_id:
        raise Refused("release.own", _("You wrote this text. Another person checks it."))
    if not cmd.agreed and len(cmd.reason) < 2:
        raise Refused("release.reason", _("Say why it is not published."), field="reason")
    if cmd.agreed:
        RELEASE.advance(ctx, release, "approve", approved_by_id=ctx.actor.employee_id)
    else:
        RELEASE.advance(ctx, release, "drop", reason=cmd.reason)
    return Done(id=release.pk, number=release.title, state=release.state)
