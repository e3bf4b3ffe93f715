"""Change the draft of a paper."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Command, Id, LongText, Ref, RequiredText, ShortText
from chehang.office.kinds import Secrecy
from chehang.office.models import CompanyPaper
from chehang.work.heads import MANAGERS


class ChangePaper(Command):
    """The draft and its text, title, addressee, secrecy."""

    paper: Annotated[Id, Ref("office.CompanyPaper"), Field(title="Company paper")]
    title: Annotated[RequiredText, Field(title="Title")]
    text: Annotated[LongText, Field(title="Text")]
    addressee: Annotated[ShortText, Field(title="Addressee")] = ""
    secrecy: Annotated[Secrecy, Field(title="Secrecy")] = Secrecy.OPEN
    seen: Seen = ""


@operation("office.change_paper", title=_("Change the draft"), posts=MANAGERS)
def change_paper(cmd: ChangePaper, ctx: Context) -> Done:
    """By who drafted it or HR, as long as it is a draft. Refused for anybody else and once it is handed in."""
    paper = access.get(CompanyPaper, cmd.paper, ctx, lock=True)
    require_unchanged(ctx, cmd, paper)
    if paper.drafted_by_id != ctx.actor.employee_id and "hr_manager" not in ctx.actor.posts:
        raise NotAllowed("paper.not_yours", _("This is the draft of another person."))
    if paper.state != "draft":
        raise Refused("paper.not_draft", _("Only a draft is changed."))
    before = {name: str(getattr(paper, name)) for name in ("title", "text", "addressee", "secrecy")}
    for name in before:
        setattr(paper, name, getattr(cmd, name))
    paper.save(update_fields=list(before))
    ctx.changed(paper, before, {name: str(getattr(paper, name)) for name in before})
    return Done(id=paper.pk, number=paper.number)
