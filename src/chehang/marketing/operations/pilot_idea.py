"""Try an idea."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, Ref, RequiredText

from ..models import Idea
from ..states import IDEA


class PilotIdea(Command):
    """Where it is tried, by which figure it is judged, what it costs, and until when."""

    idea: Annotated[Id, Ref("marketing.Idea"), Field(title="Idea")]
    place: Annotated[RequiredText, Field(title="Where it is tried")]
    measure: Annotated[RequiredText, Field(title="Judged by")]
    cost: Annotated[NonNegativeMoney, Field(title="Cost of the pilot")] = Decimal(0)
    until: Annotated[DueDate, Field(title="Pilot until")]


@operation("marketing.pilot_idea", title=_("Try the idea"), posts=("marketing_manager",))
def pilot_idea(cmd: PilotIdea, ctx: Context) -> Done:
    """The pilot stands on the desk when its last day is over. Refused for a day that is over, and for an idea that was tried or judged."""
    idea = access.get(Idea, cmd.idea, ctx, lock=True)
    if cmd.until < ctx.today:
        raise Refused("idea.pilot_over", _("This day is over. Name a day from today on."), field="until")
    IDEA.advance(
        ctx, idea, "pilot", pilot_place=cmd.place, pilot_measure=cmd.measure, pilot_cost=cmd.cost, pilot_until=cmd.until
    )
    return Done(id=idea.pk, number=idea.title)
