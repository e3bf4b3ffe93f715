"""Note what somebody else asks for a part."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.kinds import Quality
from chehang.catalogue.services import part_or_refuse
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, Kept, PositiveMoney, Ref, RequiredText
from chehang.pricing.market import index_of, market_prices, out_of_line
from chehang.pricing.models import MarketPrice
from chehang.pricing.services import price_for


class NoteMarketPrice(Command):
    """The part, who asks how much for which quality, when it was seen, and a photo if there is one."""

    part: Annotated[Id, Ref("catalogue.Part")]
    source: Annotated[Literal["dealer", "market", "online", "insurer"], Field(title="Source")]
    place: Annotated[RequiredText, Field(title="Where")]
    quality: Annotated[Quality, Field(title="Quality")] = Quality.ORIGINAL
    price_inc: Annotated[PositiveMoney, Field(title="Price with VAT")]
    seen_on: Annotated[PaperDate | None, Field(title="Seen on (empty: today)")] = None
    photo: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$", title="Photo"), Kept("photo")] = ""


@operation(
    "pricing.note_market_price", title=_("Note a market price"), posts=("parts_sales", "parts_planner", "parts_manager")
)
def note_market_price(cmd: NoteMarketPrice, ctx: Context) -> Done:
    """Keep the observation; where our price stands out, salespeople and manager are told."""
    part, day = part_or_refuse(cmd.part), cmd.seen_on or ctx.today
    facts = cmd.model_dump(exclude={"part", "seen_on"})
    made = MarketPrice.objects.create(
        store_id=ctx.store_id, part=part, seen_on=day, noted_at=ctx.now, noted_by_id=ctx.actor.employee_id, **facts
    )
    ctx.changed(made, None, {"part": part.pk, "price": str(cmd.price_inc), "source": cmd.source})
    ours = price_for(ctx, part.pk, "retail")
    index = index_of(ours.price_inc, market_prices(ctx, [part.pk], ctx.today).get(part.pk, [])) if ours else None
    if out_of_line(index):
        for post in ("parts_manager", "parts_sales"):
            ctx.tell(
                _("%(part)s: we ask %(index)s times what the market asks. Suggest a price."),
                post=post,
                link=f"/catalogue/parts/{part.pk}/",
                part=part.display_no,
                index=f"{index:.2f}",
            )
    return Done(id=made.pk, index=str(index) if index is not None else None)
