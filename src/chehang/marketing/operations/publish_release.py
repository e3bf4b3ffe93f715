"""A release was published."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..crises import said
from ..models import Release
from ..states import RELEASE


class PublishRelease(Command):
    """The release, and where it was printed or shown."""

    release: Annotated[Id, Ref("marketing.Release")]
    clippings: Annotated[Reason, Field(title="Clippings")]


@operation(
    "marketing.publish_release", title=_("Note the publication"), posts=("marketing_specialist", "marketing_manager")
)
def publish_release(cmd: PublishRelease, ctx: Context) -> Done:
    """Only what was approved; from then on nothing of it changes. A statement in a crisis lets the clock of the next one run."""
    release = access.get(Release, cmd.release, ctx, lock=True)
    RELEASE.advance(ctx, release, "publish", published_on=ctx.today, clippings=cmd.clippings)
    if release.case is not None:
        said(ctx, release.case)
    return Done(id=release.pk, number=release.title)
