"""Offer parts as a kit at one price."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.services import companions, part_or_refuse
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, line_amount
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Id, PositiveMoney, Reason, Ref
from chehang.pricing.kits import kits_of, offer
from chehang.pricing.services import prices_for


class SetKitPrice(Command):
    """The part that the kit is called after, the price of the whole with VAT (empty: no longer offered), from when, and why."""

    part: Annotated[Id, Ref("catalogue.Part")]
    price_inc: Annotated[PositiveMoney | None, Field(title="Price of the kit with VAT")] = None
    valid_from: StartDate | None = None
    reason: Reason


@operation("pricing.set_kit_price", title=_("Price of the kit"), posts=("parts_manager",))
def set_kit_price(cmd: SetKitPrice, ctx: Context) -> Done:
    """The kit is the part with all that the catalogue calls parts of its kit. One key at the counter sells it from then on.

    A kit that is dearer than its parts is asked about. Refused for a day that has passed, without other parts, for parts without
    a price, and for ending what is not offered.
    """
    part, since = part_or_refuse(cmd.part), cmd.valid_from or ctx.today
    if since < ctx.today:
        raise Refused("price.past", _("A price cannot be changed for days that have passed."), field="valid_from")
    if cmd.price_inc is None:
        if part.pk not in kits_of(ctx.store_id, [part.pk], since):
            raise Refused("kit.none", _("%(part)s is not offered as a kit."), field="part", part=part.display_no)
        return Done(id=offer(ctx, part, [], ZERO, since, cmd.reason).pk)
    rest = [x for x in companions([part.pk]).get(part.pk, []) if x.kind == "kit"]
    if not rest:
        raise Refused(
            "kit.empty",
            _("Note first what belongs to the kit: “It is sold with” on the page of %(part)s, kind “Part of a kit”."),
            field="part",
            part=part.display_no,
        )
    contents = [(part.pk, Decimal(1)), *((x.other_id, x.quantity) for x in rest)]
    alone = prices_for(ctx.store_id, [pk for pk, _n in contents], "retail", since)
    for other in (part, *(x.other for x in rest)):
        if other.pk not in alone:
            raise Refused(
                "kit.no_price", _("%(part)s has no price. Set one first."), field="part", part=other.display_no
            )
    whole = sum((line_amount(n, alone[pk].price_inc, ZERO) for pk, n in contents), ZERO)
    if cmd.price_inc > whole:
        ctx.doubt(
            "kit.dearer",
            _("Alone the parts of %(part)s cost %(whole)s. Sell the kit at %(price)s?"),
            field="price_inc",
            part=part.display_no,
            whole=f"{whole:,.2f}",
            price=f"{cmd.price_inc:,.2f}",
        )
    return Done(id=offer(ctx, part, contents, cmd.price_inc, since, cmd.reason).pk)
