"""Enter the meals of a day."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, NonNegativeMoney
from chehang.office.models import MealDay


class CountMeals(Command):
    """How many of the staff and how many guests ate, and what it cost."""

    day: Annotated[PaperDate, Field(title="Day")]
    staff: Annotated[int, Field(ge=0, le=5000, title="Meals of staff")]
    guests: Annotated[int, Field(ge=0, le=5000, title="Meals of guests")] = 0
    cost: Annotated[NonNegativeMoney, Field(title="Cost")]


@operation("office.count_meals", title=_("Enter the meals of a day"), posts=("hr_manager",))
def count_meals(cmd: CountMeals, ctx: Context) -> Done:
    """Once a day. Refused a second time."""
    if MealDay.objects.filter(store_id=ctx.store_id, day=cmd.day).exists():
        raise Conflict("meals.there", _("The meals of this day are entered."), field="day")
    made = MealDay.objects.create(store_id=ctx.store_id, by_id=ctx.actor.employee_id, **cmd.model_dump())
    ctx.changed(made, None, {"day": str(cmd.day), "staff": cmd.staff, "guests": cmd.guests})
    return Done(id=made.pk)
