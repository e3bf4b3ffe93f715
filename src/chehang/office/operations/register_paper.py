"""Register a paper that came in."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, RequiredText, ShortText, Text
from chehang.office.kinds import PaperKind, Secrecy, Way
from chehang.office.models import CompanyPaper
from chehang.office.states import PAPER
from chehang.work.people import home_of


class RegisterPaper(Command):
    """From whom, which number and date it carries, what it is about. The scan is attached on its page."""

    sender: Annotated[RequiredText, Field(title="Sent by")]
    title: Annotated[RequiredText, Field(title="Title")]
    dated: Annotated[PaperDate, Field(title="Dated")]
    kind: Annotated[PaperKind, Field(title="Kind of paper")] = PaperKind.LETTER
    their_number: Annotated[ShortText, Field(max_length=60, title="Number of the sender")] = ""
    text: Annotated[Text, Field(title="What it says")] = ""
    secrecy: Annotated[Secrecy, Field(title="Secrecy")] = Secrecy.OPEN


@operation("office.register_paper", title=_("Register a received paper"), posts=("hr_manager",))
def register_paper(cmd: RegisterPaper, ctx: Context) -> Done:
    """Once per sender and number. Refused a second time."""
    if (
        cmd.their_number
        and CompanyPaper.objects.filter(
            store_id=ctx.store_id, way="in", sender=cmd.sender, their_number=cmd.their_number
        ).exists()
    ):
        raise Conflict("paper.twice", _("This paper is registered already."), field="their_number")
    made = CompanyPaper.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "GW"), way=Way.IN, department=home_of(ctx.actor.posts),
        drafted_by_id=ctx.actor.employee_id, **cmd.model_dump(),
    )  # fmt: skip
    PAPER.advance(ctx, made, "register")
    ctx.changed(made, None, {"title": cmd.title, "sender": cmd.sender})
    return Done(id=made.pk, number=made.number)
