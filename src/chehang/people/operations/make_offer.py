"""Make a candidate an offer."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, PositiveMoney, Ref, RequiredText
from chehang.people.models import Candidate
from chehang.people.states import CANDIDATE


class MakeOffer(Command):
    """Wage, first day, and what the reference check said."""

    candidate: Annotated[Id, Ref("people.Candidate")]
    wage: Annotated[PositiveMoney, Field(title="Monthly wage")]
    starts_on: Annotated[DueDate, Field(title="First day")]
    checked: Annotated[RequiredText, Field(title="Reference check")]


@operation("people.make_offer", title=_("Make an offer"), posts=("hr_manager",))
def make_offer(cmd: MakeOffer, ctx: Context) -> Done:
    """Refused without an interview, below the minimum wage, and for a first day that is over."""
    candidate = access.get(Candidate, cmd.candidate, ctx, lock=True)
    if cmd.starts_on < ctx.today:
        raise Refused("offer.past", _("The first day is over."), field="starts_on")
    least = parameter(ctx, "people.minimum_wage", cmd.starts_on)
    if cmd.wage < least:
        raise Refused("wage.minimum", _("The minimum wage is ¥%(least)s a month."), field="wage", least=f"{least:,.2f}")
    CANDIDATE.advance(ctx, candidate, "offer", offered_wage=cmd.wage, starts_on=cmd.starts_on, checked=cmd.checked)
    return Done(id=candidate.pk)
