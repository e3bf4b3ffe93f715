"""Adopt an idea, or drop it."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..models import Idea
from ..states import IDEA


class JudgeIdea(Command):
    """The idea, yes or no, and the figures of the pilot."""

    idea: Annotated[Id, Ref("marketing.Idea"), Field(title="Idea")]
    adopted: Annotated[bool, Field(title="Adopt")]
    verdict: Annotated[Reason, Field(title="Verdict with figures")]


@operation("marketing.judge_idea", title=_("Judge the idea"), posts=("marketing_manager",))
def judge_idea(cmd: JudgeIdea, ctx: Context) -> Done:
    """The verdict stands beside the idea."""
    idea = access.get(Idea, cmd.idea, ctx, lock=True)
    IDEA.advance(ctx, idea, "adopt" if cmd.adopted else "drop", verdict=cmd.verdict)
    return Done(id=idea.pk, number=idea.title)
