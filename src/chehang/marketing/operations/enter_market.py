"""Enter how big the market was."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, RequiredText

from ..models import MarketFigure

Count = Annotated[int, Field(ge=0, le=10_000_000)]


class EnterMarket(Command):
    """A month (any day of it), area and segment: cars registered, of our brand, sold by us; and the source."""

    month: Annotated[PaperDate, Field(title="Month")]
    area: Annotated[str, Field(min_length=1, max_length=40, title="Area")]
    segment: Annotated[str, Field(min_length=1, max_length=40, title="Segment")]
    size: Annotated[Count, Field(ge=1, title="Cars registered")]
    brand: Annotated[Count, Field(title="Of our brand")]
    ours: Annotated[Count, Field(title="Sold by us")]
    source: Annotated[RequiredText, Field(title="Source")]


@operation(
    "marketing.enter_market", title=_("Enter a market figure"), posts=("marketing_specialist", "marketing_manager")
)
def enter_market(cmd: EnterMarket, ctx: Context) -> Done:
    """Refused for parts that are more than the whole, and for the same month, area and segment twice."""
    if not cmd.size >= cmd.brand >= cmd.ours:
        raise Refused(
            "market.parts", _("Sold by us is part of our brand, and that is part of all cars registered."), field="ours"
        )
    month = date(cmd.month.year, cmd.month.month, 1)
    if rows(MarketFigure, ctx).filter(month=month, area=cmd.area, segment=cmd.segment).exists():
        raise Conflict("market.twice", _("This month, area and segment was entered before."), field="month")
    made = MarketFigure.objects.create(store_id=ctx.store_id, **cmd.model_dump() | {"month": month})
    ctx.changed(made, None, {"month": str(month), "size": cmd.size, "ours": cmd.ours})
    return Done(id=made.pk, number=str(made))
