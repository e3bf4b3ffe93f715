"""Check the facts of a release, approve it, or drop it."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..models import Release
from ..states import RELEASE


class CheckRelease(Command):
    """The release."""

    release: Annotated[Id, Ref("marketing.Release")]


@operation(
    "marketing.check_release",
    title=_("Facts and law are right"),
    posts=("marketing_manager", "sales_manager", "service_manager"),
)
def check_release(cmd: CheckRelease, ctx: Context) -> Done:
    """Another person than the author; the general manager approves. Refused for the author."""
    release = access.get(Release, cmd.release, ctx, lock=True)
    if release.made_by_id == ctx.actor.employee_id:
        raise Refused("release.own", _("You wrote this text. Another person checks it."))
    RELEASE.advance(ctx, release, "check", checked_by_id=ctx.actor.employee_id)
    ctx.tell(_("Approve the release %(what)s"), post="general_manager", link=f"/marketing/releases/{release.pk}/", what=release.title)  # fmt: skip
    return Done(id=release.pk, number=release.title)
