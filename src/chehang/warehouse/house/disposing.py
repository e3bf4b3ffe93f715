"""What an approved disposal leads to: each way has its own document, and its end is the disposal's end.

Scrap leaves the books at once; a lower price and a bundle are in force at once and the goods leave with the sales that follow. A transfer and a
return take their time: the disposal is under way until their goods have arrived or the supplier has credited them, and may be carried out
anew when they came to nothing.
"""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.services import belongs_to_kit, vat_rate
from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, round_half_up
from chehang.core.sources import Source
from chehang.ledger import services as ledger
from chehang.pricing.kits import kits_of, offer
from chehang.pricing.services import name_price, price_for
from chehang.stock import services as stock
from chehang.stock.models import Balance
from chehang.warehouse.events import DisposalDue
from chehang.warehouse.kinds import OutletWay
from chehang.warehouse.models import Disposal
from chehang.warehouse.outlets import moving as outlets
from chehang.warehouse.transfers import asking

from .states import DISPOSAL

DOCUMENT = "warehouse.disposal"
WAITS = ("transfer", "outlet", "return")  # their documents have a life of their own


def carry_out(ctx: Context, made: Disposal, note: str) -> None:
    """One click: the document of its way is made. Refused when that cannot be."""
    if made.way == "return":
        ctx.announce(DisposalDue(made.pk))  # purchasing knows who delivered
        made.refresh_from_db()
        if not made.document:
            raise Refused("disposal.no_way", _("Nobody takes these goods back. Propose another way."))
    else:
        BY_WAY[made.way](ctx, made)
    if made.way in WAITS:
        DISPOSAL.advance(ctx, made, "start", reason=note, outcome=note)
    else:
        DISPOSAL.advance(ctx, made, "execute", reason=note, outcome=note, done_at=ctx.now)


def led_to(made: Disposal, source: Source, paper: str) -> None:
    """Note the document, and what it is called."""
    made.document, made.object_id, made.paper = source.document, source.id, paper[:100]
    made.save(update_fields=["document", "object_id", "paper"])


def ended(ctx: Context, source: Source, proceeds: Decimal) -> None:
    """The document that a disposal led to has reached its end and brought so much, yuan without VAT."""
    if (made := _of(ctx, source)) is not None:
        DISPOSAL.advance(ctx, made, "finish", done_at=ctx.now, proceeds=proceeds)


def came_to_nothing(ctx: Context, source: Source, reason: str) -> None:
    """The document was refused or cancelled: the disposal waits to be carried out again, and who proposed it is told."""
    if (made := _of(ctx, source)) is None:
        return
    DISPOSAL.advance(ctx, made, "fail", reason=reason, document="", object_id=0, paper="")
    ctx.tell(
        _("Disposal %(number)s came to nothing: carry it out again or leave it"),
        employee_id=made.made_by_id,
        link=f"/warehouse/disposals/{made.pk}/",
        number=made.number,
    )


def _of(ctx: Context, source: Source) -> Disposal | None:
    found = rows(Disposal, ctx).filter(**source.key, state="running")
    return found.select_for_update(of=("self",)).first()


def require_sense(ctx: Context, made: Disposal) -> None:
    """Refused for a proposal that could not be carried out: a sale without proceeds, a bundle without another part, a transfer without a store."""
    if made.way in ("bundle", "discount") and made.price <= 0:
        raise Refused("disposal.price", _("Enter what the sale will bring."), field="price")
    if made.way == "bundle":
        other = made.with_part
        if other is None or other.pk == made.part_id:
            raise Refused("disposal.with", _("Choose the part it is sold together with."), field="with_part")
        if other.pk in kits_of(ctx.store_id, [other.pk], ctx.today):
            raise Refused("disposal.kit", _("This part has a kit already. Choose another one."), field="with_part")
        if price_for(ctx, other.pk, "retail") is None:
            raise Refused(
                "kit.no_price",
                _("%(part)s has no price. Set one first."),
                field="with_part",
                part=other.display_no,
            )
    if made.way == "transfer" and made.to_store_id not in {s.pk for s in asking.other_stores(ctx)}:
        raise Refused("transfer.same_store", _("Choose another store of the group."), field="to_store")

    if made.way == "outlet" and made.to_outlet is None:
        raise Refused("disposal.outlet", _("Choose the outlet that gets the goods."), field="to_outlet")


def require_until(ctx: Context, made: Disposal) -> None:
    """Refused for a lower price or a bundle without its last day, or when that day is over: nothing stays reduced for ever."""
    if made.way in ("discount", "bundle") and (made.until is None or made.until < ctx.today):
        raise Refused("disposal.until", _("Say until when the lower price holds, today or later."), field="until")


def _each(ctx: Context, made: Disposal) -> Decimal:
    """What a piece shall bring, with VAT."""
    return round_half_up(made.price / made.quantity * (1 + vat_rate(ctx, made.part.vat_code, ctx.today)))


def _discount(ctx: Context, made: Disposal) -> None:
    why = f"{made.number} {made.reason}"
    price = name_price(ctx, made.part, "retail", _each(ctx, made), ctx.today, why, until=made.until)
    led_to(made, Source("pricing.price", price.pk), f"{price.price_inc:,.2f}")


def _bundle(ctx: Context, made: Disposal) -> None:
    assert made.with_part is not None
    alone = price_for(ctx, made.with_part.pk, "retail")
    assert alone is not None
    belongs_to_kit(made.with_part, made.part)
    contents = [(made.with_part.pk, Decimal(1)), (made.part_id, Decimal(1))]
    price = alone.price_inc + _each(ctx, made)
    kit = offer(ctx, made.with_part, contents, price, ctx.today, f"{made.number} {made.reason}")
    if made.until:
        offer(ctx, made.with_part, [], ZERO, made.until + timedelta(days=1), f"{made.number} {made.reason}")
    led_to(made, Source("pricing.kit", kit.pk), f"{made.with_part.display_no} {price:,.2f}")


def _transfer(ctx: Context, made: Disposal) -> None:
    paper = asking.ask(
        ctx,
        sender_id=ctx.store_id,
        receiver_id=made.to_store_id or 0,
        lines=[asking.Wanted(made.part_id, made.quantity)],
        reason=f"{made.number} {made.reason}"[:1000],
    )
    led_to(made, Source(asking.DOCUMENT, paper.pk), paper.number)


def _outlet(ctx: Context, made: Disposal) -> None:
    assert made.to_outlet is not None
    wanted = [outlets.Wanted(made.part_id, made.quantity)]
    paper = outlets.ask(ctx, made.to_outlet, OutletWay.OUT, wanted, f"{made.number} {made.reason}"[:1000])
    led_to(made, Source(outlets.DOCUMENT, paper.pk), paper.number)


def _scrap(ctx: Context, made: Disposal) -> None:
    left, lines = made.quantity, list[stock.Outgoing]()
    there = rows(Balance, ctx).filter(part_id=made.part_id, bin_id=made.bin_id, owner="own", on_hand__gt=0)
    for place in there.order_by("lot__expires", "id"):
        take = min(left, place.free)
        if take > 0:
            lines.append(stock.Outgoing(made.part_id, made.bin_id, take, "501", lot_id=place.lot_id))
            left -= take
    if left:
        raise Refused(
            "disposal.gone", _("The goods are no longer there: %(left)s are missing."), left=f"{left.normalize():f}"
        )
    cost = sum((x.value for x in stock.issue(ctx, Source(DOCUMENT, made.pk), lines)), ZERO)
    legs = [ledger.Leg("loss", cost), ledger.Leg("stock", cost)]
    ledger.post(ctx, "scrap", source=Source(DOCUMENT, made.pk), legs=legs, summary=made.number)
    made.proceeds = ZERO
    made.save(update_fields=["proceeds"])


BY_WAY: dict[str, Callable[[Context, Disposal], Any]] = {
    "scrap": _scrap,
    "discount": _discount,
    "bundle": _bundle,
    "transfer": _transfer,
    "outlet": _outlet,
}
