"""The goods of an outlet change their place in the goods book: out of the house onto the road, to the outlet, and back.

They stay ours, so no cost moves: the store's moving average, late costs and the month's stock keep counting them (VAT and revenue arise when the
outlet has sold them). Only what is lost on the road leaves the books, with a voucher.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.masterdata import part_or_refuse
from chehang.catalogue.models import Part
from chehang.catalogue.services import vat_rate
from chehang.core import numbers
from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.listening import listens
from chehang.core.money import ZERO, round_half_up
from chehang.core.sources import Source
from chehang.ledger import services as ledger
from chehang.stock import services as stock
from chehang.stock.models import Balance, Bin, Entry
from chehang.warehouse.events import GoodsIssued, GoodsReturned, TransferOver
from chehang.warehouse.kinds import OutletWay
from chehang.warehouse.models import Outbound, OutletPlace, OutletTransfer, OutletTransferLine
from chehang.warehouse.outgoing import DOCUMENT as OUTBOUND

from .states import OUTLET

DOCUMENT = "warehouse.outlet_transfer"
SERIES = "PH"
LINK = "/warehouse/outlet_transfers/{}/"


@dataclass(frozen=True)
class Wanted:
    """So many of a part."""

    part_id: int
    quantity: Decimal


def ask(ctx: Context, place: OutletPlace, way: str, lines: Sequence[Wanted], reason: str) -> OutletTransfer:
    """Write the paper; the parts manager is told. Refused for a part named twice, and for more back than lies there."""
    there = lying_there(ctx, place, [x.part_id for x in lines]) if way == OutletWay.BACK else {}
    parts = {}
    for n, line in enumerate(lines):
        parts[line.part_id] = part_or_refuse(line.part_id)
        if len(parts) <= n:
            raise Refused(
                "transfer.twice", _("This part is named twice: put the quantities together."), field=f"lines.{n}.part"
            )
        free = sum((q for _lot, q in there.get(line.part_id, ())), ZERO)
        if way == OutletWay.BACK and free < line.quantity:
            raise Refused(
                "outlet.not_there",
                _("Only %(free)s of %(part)s lie at %(outlet)s."),
                field=f"lines.{n}.quantity",
                free=f"{free.normalize():f}",
                part=parts[line.part_id].display_no,
                outlet=place.outlet.name,
            )
    made = OutletTransfer.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, SERIES), way=way, place=place, reason=reason, asked_at=ctx.now,
        asked_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    OutletTransferLine.objects.bulk_create(
        OutletTransferLine(
            store_id=ctx.store_id, transfer=made, n=n, part_id=x.part_id, part_no=parts[x.part_id].display_no,
            part_name=parts[x.part_id].name_cn, quantity=x.quantity,
        )
        for n, x in enumerate(lines, 1)
    )  # fmt: skip
    OUTLET.begin(ctx, made)
    ctx.changed(made, None, {"number": made.number, "outlet": place.outlet.name, "way": way, "lines": len(lines)})
    title = (
        _("%(number)s: goods are to go to %(outlet)s. Please agree.")
        if way == OutletWay.OUT
        else _("%(number)s: goods are to come back from %(outlet)s. Please agree.")
    )
    ctx.tell(title, post="parts_manager", link=LINK.format(made.pk), number=made.number, outlet=place.outlet.name)
    return made


def lying_there(ctx: Context, place: OutletPlace, parts: Iterable[int]) -> dict[int, list[tuple[int | None, Decimal]]]:
    """Part → batches and quantities free at the outlet, the one that expires first in front."""
    found: dict[int, list[tuple[int | None, Decimal]]] = defaultdict(list)
    there = rows(Balance, ctx).filter(bin=place.shelf, part__in=list(parts), owner="own", on_hand__gt=0)
    for row in there.order_by("lot__expires", "id"):
        if row.free > 0:
            found[row.part_id].append((row.lot_id, row.free))
    return found


def taken(
    there: Mapping[int, Sequence[tuple[int | None, Decimal]]], part: int, quantity: Decimal
) -> Iterator[tuple[int | None, Decimal]]:
    """So many of a part, batch by batch."""
    for lot, free in there.get(part, ()):
        take = min(quantity, free)
        quantity -= take
        if take > 0:
            yield lot, take


def on_the_road(made: OutletTransfer) -> dict[int, list[tuple[int | None, Decimal]]]:
    """Part → batches and quantities of this paper that are on the road now, by what the goods book says of it."""
    out = Outbound.objects.filter(store_id=made.store_id, document=DOCUMENT, object_id=made.pk).values("pk")
    mine = Q(document=DOCUMENT, object_id=made.pk) | Q(document=OUTBOUND, object_id__in=out)
    found: dict[int, list[tuple[int | None, Decimal]]] = defaultdict(list)
    moved = Entry.objects.filter(mine, store_id=made.store_id, bin=made.place.road)
    for part, lot, left in (
        moved.values_list("part", "lot").annotate(n=Sum("quantity")).order_by("part", "lot__expires", "lot")
    ):
        if left:
            found[part].append((lot, left))
    return found


def send_back(ctx: Context, made: OutletTransfer) -> None:
    """The outlet gives the goods to the carrier. Refused when they were sold meanwhile."""
    lines = list(made.lines.order_by("n"))
    there = lying_there(ctx, made.place, [x.part_id for x in lines])
    moves = [
        stock.Move(x.part_id, made.place.shelf_id, made.place.road_id, take, lot_id=lot, line_id=x.pk)
        for x in lines
        for lot, take in taken(there, x.part_id, x.quantity)
    ]
    if sum((m.quantity for m in moves), ZERO) < sum((x.quantity for x in lines), ZERO):
        raise Refused(
            "outlet.gone", _("Not all of these goods lie at %(outlet)s any more."), outlet=made.place.outlet.name
        )
    stock.move(ctx, Source(DOCUMENT, made.pk), moves)
    OUTLET.advance(ctx, made, "send", sent_at=ctx.now)


@listens(GoodsIssued, of=DOCUMENT)
def goods_left(event: GoodsIssued, ctx: Context) -> None:
    """Two keepers signed: the goods are on the road, and the outlet is told to count them."""
    made = _of(event.source.id)
    OUTLET.advance(ctx, made, "send", sent_at=ctx.now)
    ctx.tell(
        _("%(number)s: goods are on their way. Count them when they arrive, and confirm."),
        employee_id=made.place.keeper_id,
        link=LINK.format(made.pk),
        number=made.number,
    )


@listens(GoodsReturned, of=DOCUMENT)
def goods_stayed(event: GoodsReturned, ctx: Context) -> None:
    """They never left the house."""
    made = _of(event.source.id)
    OUTLET.advance(ctx, made, "stay")
    over(ctx, made)


def _of(pk: int) -> OutletTransfer:
    return OutletTransfer.objects.select_for_update(of=("self",)).select_related("place").get(pk=pk)


def arrive(ctx: Context, made: OutletTransfer, counted: Mapping[int, tuple[Decimal, Decimal]]) -> None:
    """Line → (arrived, of these damaged): they lie at the outlet, or in the receiving bay (the damaged in quarantine) when they came back."""
    lines, moves = list(made.lines.order_by("n")), list[stock.Move]()
    road = on_the_road(made)
    for line in lines:
        line.arrived, line.damaged = counted[line.n]
        sound = line.arrived - line.damaged
        places = [(line.arrived, made.place.shelf_id)] if made.way == OutletWay.OUT else [
            (sound, stock.open_bin(ctx, "receiving").pk if sound else 0),
            (line.damaged, stock.open_bin(ctx, "quarantine").pk if line.damaged else 0),
        ]  # fmt: skip
        for quantity, target in places:
            moves += _off_the_road(made, road, line, quantity, target)
    OutletTransferLine.objects.bulk_update(lines, ["arrived", "damaged"])
    if moves:
        stock.move(ctx, Source(DOCUMENT, made.pk), moves)
    short = any(x.missing for x in lines)
    OUTLET.advance(ctx, made, "miss" if short else "receive", received_at=ctx.now, received_by_id=ctx.actor.employee_id)
    if short or any(x.damaged for x in lines):
        for post in ("parts_manager", "finance_manager") if short else ("parts_manager",):
            ctx.tell(
                _("%(number)s: not all goods arrived sound. Look into it."),
                post=post,
                link=LINK.format(made.pk),
                number=made.number,
            )
    if not short:
        over(ctx, made)


def _off_the_road(
    made: OutletTransfer,
    road: dict[int, list[tuple[int | None, Decimal]]],
    line: OutletTransferLine,
    quantity: Decimal,
    target: int,
) -> list[stock.Move]:
    """Moves for so many of a line; ``road`` keeps what is left."""
    moves = []
    for lot, take in list(taken(road, line.part_id, quantity)):
        moves.append(stock.Move(line.part_id, made.place.road_id, target, take, lot_id=lot, line_id=line.pk))
        road[line.part_id] = [(one, q - take if one == lot else q) for one, q in road[line.part_id]]
    return moves


def find(ctx: Context, made: OutletTransfer, way: str, note: str) -> None:
    """What is missing was found: at the sender's place, or where it was to arrive."""
    OUTLET.require(made, "settle")
    to_outlet = (way == "came") == (made.way == OutletWay.OUT)
    target = made.place.shelf_id if to_outlet else stock.open_bin(ctx, "receiving").pk
    road = on_the_road(made)
    missing = [x for x in made.lines.order_by("n") if x.missing]
    stock.move(
        ctx, Source(DOCUMENT, made.pk), [m for x in missing for m in _off_the_road(made, road, x, x.missing, target)]
    )
    _settled(ctx, made, missing, way, note)


def lose(ctx: Context, made: OutletTransfer, way: str, note: str) -> Decimal:
    """What is missing is lost: the carrier pays (``claim``), or it is a ``loss`` whose input VAT goes out. Returns its cost in yuan."""
    OUTLET.require(made, "settle")
    ledger.require_open(ctx, ctx.today)
    missing = [x for x in made.lines.order_by("n") if x.missing]
    road, rates = on_the_road(made), Part.objects.in_bulk([x.part_id for x in missing])
    goods = [
        stock.Outgoing(x.part_id, made.place.road_id, take, "501", lot_id=lot, line_id=x.pk)
        for x in missing
        for lot, take in taken(road, x.part_id, x.missing)
    ]
    gone = stock.issue(ctx, Source(DOCUMENT, made.pk), goods)
    cost = sum((x.value for x in gone), ZERO)
    vat = (round_half_up(x.value * vat_rate(ctx, rates[x.part_id].vat_code, ctx.today)) for x in gone)
    tax = sum(vat, ZERO) if way == "loss" else ZERO
    leg = ledger.Leg
    ledger.post(
        ctx,
        "transfer_lost",
        source=Source(DOCUMENT, made.pk),
        summary=f"{made.number} {made.place.outlet.name}",
        legs=[leg("claim" if way == "claim" else "loss", cost + tax), leg("input_vat_out", tax), leg("stock", cost)],
    )
    _settled(ctx, made, missing, way, note)
    return cost


def _settled(ctx: Context, made: OutletTransfer, missing: Sequence[OutletTransferLine], way: str, note: str) -> None:
    for line in missing:
        line.settled += line.missing
    OutletTransferLine.objects.bulk_update(missing, ["settled"])
    OUTLET.advance(ctx, made, "settle", reason=f"{way}: {note}"[:1000])
    over(ctx, made)


def over(ctx: Context, made: OutletTransfer, reason: str = "") -> None:
    """Whoever asked for it (a disposal) hears how it ended."""
    ctx.announce(TransferOver(made.pk, made.state, ZERO, reason, DOCUMENT))


def bins_of(ctx: Context, code: str) -> tuple[Bin, Bin]:
    """The two places of a new outlet."""
    shelf, road = (
        Bin.objects.create(
            store_id=ctx.store_id, code=f"{zone}-{code[-17:]}", zone=zone, kind=kind, hazard_ok=True, walk_order=900_000
        )
        for zone, kind in (("WD", "outlet"), ("ZT", "transit"))
    )
    return shelf, road
