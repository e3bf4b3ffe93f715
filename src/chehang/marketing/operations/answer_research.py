"""The general manager answers a survey of the market."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..models import Research
from ..states import RESEARCH


class AnswerResearch(Command):
    """The survey, and what is done about it."""

    research: Annotated[Id, Ref("marketing.Research"), Field(title="Market survey")]
    answer: Annotated[Reason, Field(title="What is done about it")]


@operation("marketing.answer_research", title=_("Answer the market survey"), posts=("general_manager",))
def answer_research(cmd: AnswerResearch, ctx: Context) -> Done:
    """The owner is told. Refused for a survey of one's own."""
    research = access.get(Research, cmd.research, ctx, lock=True)
    if research.owner_id == ctx.actor.employee_id:
        raise Refused("research.own", _("This is your own survey. Another person answers it."))
    RESEARCH.advance(ctx, research, "answer", answer=cmd.answer, answered_by_id=ctx.actor.employee_id)
    ctx.tell(_("Your market survey %(what)s was answered: %(words)s"), employee_id=research.owner_id, link=f"/marketing/research/{research.pk}/", what=research.title, words=cmd.answer)  # fmt: skip
    return Done(id=research.pk, number=research.number)
