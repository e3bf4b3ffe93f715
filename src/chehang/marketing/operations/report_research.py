"""Report what a survey of the market has found."""

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


class ReportResearch(Command):
    """How many were asked, what was found, and what we propose."""

    research: Annotated[Id, Ref("marketing.Research"), Field(title="Market survey")]
    sample: Annotated[int, Field(ge=1, le=1_000_000, title="People or places asked")]
    findings: Annotated[str, Field(min_length=2, max_length=4000, title="What was found")]
    proposal: Annotated[Reason, Field(title="What we propose")]


@operation(
    "marketing.report_research",
    title=_("Report the market survey"),
    posts=("marketing_specialist", "marketing_manager", "sales_manager", "service_manager"),
)
def report_research(cmd: ReportResearch, ctx: Context) -> Done:
    """It goes to the general manager, who answers. Refused before it began."""
    research = access.get(Research, cmd.research, ctx, lock=True)
    if ctx.today < research.begins:
        raise Refused("research.early", _("It begins on %(day)s."), day=research.begins.isoformat())
    RESEARCH.advance(
        ctx, research, "report", sample=cmd.sample, findings=cmd.findings, proposal=cmd.proposal, reported_on=ctx.today
    )
    ctx.tell(_("Market survey %(what)s is reported"), post="general_manager", link=f"/marketing/research/{research.pk}/", what=research.title)  # fmt: skip
    return Done(id=research.pk, number=research.number)
