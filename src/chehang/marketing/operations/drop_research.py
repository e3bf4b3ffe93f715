"""A survey of the market does not take place."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..models import Research
from ..states import RESEARCH


class DropResearch(Command):
    """The survey, and why."""

    research: Annotated[Id, Ref("marketing.Research"), Field(title="Market survey")]
    reason: Reason


@operation("marketing.drop_research", title=_("Drop the market survey"), posts=("marketing_manager", "general_manager"))
def drop_research(cmd: DropResearch, ctx: Context) -> Done:
    """Only one that is not reported yet; it leaves the calendar."""
    research = access.get(Research, cmd.research, ctx, lock=True)
    RESEARCH.advance(ctx, research, "drop", reason=cmd.reason)
    return Done(id=research.pk, number=research.number)
