"""Archive a paper."""

import datetime as dt
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import (
    Command,
    Id,
    Ref,
    RequiredText,
)
from chehang.office.models import CompanyPaper
from chehang.office.states import PAPER


class ArchivePaper(Command):
    """The valid paper, its box, and for how many years (0: as the store usually keeps them)."""

    paper: Annotated[Id, Ref("office.CompanyPaper"), Field(title="Company paper")]
    box: Annotated[RequiredText, Field(max_length=40, title="Archive box")]
    years: Annotated[int, Field(ge=0, le=100, title="Years to keep")] = 0


@operation("office.archive_paper", title=_("Put into the archive"), posts=("hr_manager",))
def archive_paper(cmd: ArchivePaper, ctx: Context) -> Done:
    """From then on it lies in its box until the day it may go."""
    paper = access.get(CompanyPaper, cmd.paper, ctx, lock=True)
    years = cmd.years or int(parameter(ctx, "office.archive_years", ctx.today))
    until = dt.date(ctx.today.year + years, 12, 31)
    PAPER.advance(ctx, paper, "archive", box=cmd.box, keep_until=until)
    return Done(id=paper.pk, number=paper.number)
