"""Judge an idea to save."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.office.models import SavingIdea
from chehang.office.states import IDEA


class JudgeSaving(Command):
    """The idea, whether it is done, and why."""

    idea: Annotated[Id, Ref("office.SavingIdea"), Field(title="Idea to save")]
    accepted: Annotated[bool, Field(title="Is being done")] = True
    verdict: Annotated[Reason, Field(max_length=500, title="Verdict")]


@operation("office.judge_saving", title=_("Judge the idea"), posts=("hr_manager", "general_manager", "finance_manager"))
def judge_saving(cmd: JudgeSaving, ctx: Context) -> Done:
    """By another person than who had it, who is told. Refused for one's own."""
    idea = access.get(SavingIdea, cmd.idea, ctx, lock=True)
    if idea.by_id == ctx.actor.employee_id:
        raise Refused("saving.own", _("Another person judges your idea."))
    move = "accept" if cmd.accepted else "refuse"
    IDEA.advance(ctx, idea, move, reason=cmd.verdict, judged_by_id=ctx.actor.employee_id, verdict=cmd.verdict)
    ctx.tell(_("Your idea %(what)s was judged: %(verdict)s"), employee_id=idea.by_id, what=idea.title, verdict=cmd.verdict[:100],
             link=f"/office/ideas/{idea.pk}/")  # fmt: skip
    return Done(id=idea.pk, number=idea.number)
