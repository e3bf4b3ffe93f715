"""Adopt an idea, or drop it."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref, Text

from ..models import Idea
from ..states import IDEA


class JudgeIdea(Command):
    """The idea, yes or no, what the pilot brought, and why."""

    idea: Annotated[Id, Ref("marketing.Idea"), Field(title="Idea")]
    adopted: Annotated[bool, Field(title="Adopt")]
    result: Annotated[Text, Field(title="Result of the pilot")] = ""
    verdict: Annotated[Reason, Field(title="Verdict with figures")]


@operation("marketing.judge_idea", title=_("Judge the idea"), posts=("marketing_manager",))
def judge_idea(cmd: JudgeIdea, ctx: Context) -> Done:
    """The verdict stands beside the idea. Refused for an idea that was tried without what the trial brought, in figures; and for a
    result of a pilot that never was."""
    idea = access.get(Idea, cmd.idea, ctx, lock=True)
    IDEA.require(idea, "adopt")
    tried = idea.state == "pilot"
    if tried and not any(c.isdigit() for c in cmd.result):
        raise Refused(
            "idea.pilot_result",
            _("Say in figures what the pilot brought, by: %(measure)s."),
            field="result",
            measure=idea.pilot_measure,
        )
    if cmd.result and not tried:
        raise Refused("idea.no_pilot", _("This idea was not tried. Begin a pilot first, or leave the result out."), field="result")  # fmt: skip
    IDEA.advance(ctx, idea, "adopt" if cmd.adopted else "drop", verdict=cmd.verdict, pilot_result=cmd.result)
    return Done(id=idea.pk, number=idea.title)
