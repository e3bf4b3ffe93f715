"""Agree with the own appraisal, or appeal."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import (
    Command,
    Id,
    Ref,
    Text,
)
from chehang.people.models import Appraisal
from chehang.people.states import APPRAISAL


class AnswerAppraisal(Command):
    """The own appraisal; who appeals says why."""

    appraisal: Annotated[Id, Ref("people.Appraisal"), Field(title="Appraisal")]
    agreed: Annotated[bool, Field(title="I agree")] = True
    statement: Annotated[Text, Field(title="What the employee says")] = ""


@operation("people.answer_appraisal", title=_("Answer the appraisal"), posts=("*",))
def answer_appraisal(cmd: AnswerAppraisal, ctx: Context) -> Done:
    """Only one's own. An appeal says why, within five days (a figure of the store). Refused after that, and for an appeal without a reason."""
    sheet = access.get(Appraisal, cmd.appraisal, ctx, lock=True)
    if sheet.employee_id != ctx.actor.employee_id:
        raise NotAllowed("appraisal.not_own", _("Everybody answers the own appraisal."))
    APPRAISAL.require(sheet, "agree")
    if cmd.agreed:
        APPRAISAL.advance(ctx, sheet, "agree", statement=cmd.statement)
        return Done(id=sheet.pk, number=sheet.number)
    days = int(parameter(ctx, "people.appeal_days", ctx.today))
    if sheet.scored_on and (ctx.today - sheet.scored_on).days > days:
        raise Refused("appraisal.too_late", _("An appeal comes within %(days)s days."), field="agreed", days=days)
    if not cmd.statement:
        raise Refused("appraisal.why", _("Say why you do not agree."), field="statement")
    APPRAISAL.advance(ctx, sheet, "appeal", statement=cmd.statement)
    ctx.tell(
        _("Appeal against an appraisal: %(what)s"),
        post="hr_manager",
        what=str(sheet),
        link=f"/people/appraisals/{sheet.pk}/",
    )
    return Done(id=sheet.pk, number=sheet.number)
