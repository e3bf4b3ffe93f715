"""Draft a company paper."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    LongText,
    RequiredText,
    ShortText,
)
from chehang.office.kinds import PaperKind, Secrecy
from chehang.office.models import CompanyPaper
from chehang.office.templates_of import template
from chehang.work.heads import MANAGERS
from chehang.work.people import home_of


class DraftPaper(Command):
    """Way, kind, title, text, addressee, secrecy. An empty text begins with the template of its kind."""

    way: Annotated[Literal["out", "inside"], Field(title="Way")] = "inside"
    kind: Annotated[PaperKind, Field(title="Kind of paper")]
    title: Annotated[RequiredText, Field(title="Title")]
    text: Annotated[LongText | None, Field(title="Text", description="Empty: the template of the kind.")] = None
    addressee: Annotated[ShortText, Field(title="Addressee")] = ""
    secrecy: Annotated[Secrecy, Field(title="Secrecy")] = Secrecy.OPEN


@operation("office.draft_paper", title=_("Draft a paper"), posts=MANAGERS)
def draft_paper(cmd: DraftPaper, ctx: Context) -> Done:
    """Numbered in its year; the draft is one's own until it is handed in."""
    made = CompanyPaper.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "GW"), way=cmd.way, kind=cmd.kind, title=cmd.title,
        text=cmd.text or template(cmd.kind), addressee=cmd.addressee, secrecy=cmd.secrecy, dated=ctx.today,
        department=home_of(ctx.actor.posts), drafted_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    ctx.changed(made, None, {"title": cmd.title, "kind": str(cmd.kind)})
    return Done(id=made.pk, number=made.number)
