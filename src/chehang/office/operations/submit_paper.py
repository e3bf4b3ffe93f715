"""Hand a paper in for approval."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import NotAllowed
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    Id,
    Ref,
)
from chehang.office.models import CompanyPaper
from chehang.office.states import PAPER
from chehang.work.heads import MANAGERS


class SubmitPaper(Command):
    """The draft."""

    paper: Annotated[Id, Ref("office.CompanyPaper"), Field(title="Company paper")]


@operation("office.submit_paper", title=_("Hand in"), posts=MANAGERS)
def submit_paper(cmd: SubmitPaper, ctx: Context) -> Done:
    """The general manager decides; approved it is valid and stands. Refused for another person's draft."""
    paper = access.get(CompanyPaper, cmd.paper, ctx, lock=True)
    if paper.drafted_by_id != ctx.actor.employee_id and "hr_manager" not in ctx.actor.posts:
        raise NotAllowed("paper.not_yours", _("This is the draft of another person."))
    PAPER.advance(ctx, paper, "submit")
    approvals.ask(ctx, paper)
    return Done(id=paper.pk, number=paper.number)
