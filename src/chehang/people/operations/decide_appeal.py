"""Decide an appeal against an appraisal."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeQuantity, Reason, Ref
from chehang.people.models import Appraisal
from chehang.people.states import APPRAISAL


class DecideAppeal(Command):
    """The appraisal, its score from now on (the same: it stands), and why."""

    appraisal: Annotated[Id, Ref("people.Appraisal"), Field(title="Appraisal")]
    score: Annotated[NonNegativeQuantity, Field(le=120, title="Score")]
    reason: Reason


@operation("people.decide_appeal", title=_("Decide the appeal"), posts=("hr_manager", "general_manager"))
def decide_appeal(cmd: DecideAppeal, ctx: Context) -> Done:
    """By another person than who appraised, never one's own. Refused for who appraised."""
    sheet = access.get(Appraisal, cmd.appraisal, ctx, lock=True)
    if ctx.actor.employee_id in (sheet.appraiser_id, sheet.employee_id):
        raise Refused("appraisal.same_person", _("Another person has to decide: you are part of it."))
    APPRAISAL.advance(ctx, sheet, "decide", reason=cmd.reason, score=cmd.score, decided_by_id=ctx.actor.employee_id)
    ctx.tell(_("Your appeal was decided: %(score)s. %(reason)s"), employee_id=sheet.employee_id, link="/people/me/",
             score=f"{cmd.score:.2f}", reason=cmd.reason[:100])  # fmt: skip
    return Done(id=sheet.pk, number=sheet.number)
