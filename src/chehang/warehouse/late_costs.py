"""A cost that became known after its goods came follows them: to stock, to what was sold or sent back, and into the books of the store they moved to.

Here the share of what is still on hand becomes stock (``stock.adjust_value``). Of what left, the goods that went back to the supplier are told apart, and those
that went to another store of the group take their share along: the own cost of sales is relieved by a posting over the internal balance (1221.06), and the other
store shares the amount out again among its stock, what it sold, what is on its way and what it sent on. Everything is dated today; no earlier row changes.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from chehang.core import bulk
from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.elsewhere import at_store
from chehang.core.money import ZERO, round_half_up
from chehang.core.sources import Source
from chehang.ledger import services as ledger
from chehang.org.models import Store
from chehang.stock import services as stock
from chehang.stock.services.late_cost import Left, Line

from .kinds import LatePlace, TransferSide
from .models import Inbound, InboundLine, LateShare, Transfer, TransferLine

INBOUND, TRANSFER = "warehouse.inbound", "warehouse.transfer"
OUT = ("transit", "differs", "received")
SentBack = Callable[[Collection[int]], Mapping[int, Decimal]]
_SENT_BACK: list[SentBack] = []


def sent_back(known: SentBack) -> SentBack:
    """Register who knows how many of a delivery's lines went back to their supplier: lines → pieces."""
    _SENT_BACK.append(known)
    return known


@dataclass(frozen=True)
class Target:
    """Pieces (thousandths) of a line that are known to be elsewhere."""

    place: str
    pieces: int
    line: TransferLine | None = None  # of the other store's paper, and
    sent: TransferLine | None = None  # of ours
    document: str = ""
    object_id: int = 0
    line_id: int = 0


@dataclass
class Following:
    """One late cost on its way through the stores. ``source`` is what brought it."""

    source: Source
    summary: str
    spoken: dict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    claimed: dict[tuple[int, str], int] = field(default_factory=lambda: defaultdict(int))

    def share(
        self, ctx: Context, source: Source, amounts: Sequence[tuple[int, Decimal, int]], *,
        since: object, by: Source, meant: Mapping[Line, int] | None = None,
    ) -> list[stock.Adjusted]:  # fmt: skip
        """Share amounts (part, yuan, line) out over what ``source`` brought into this store; whatever moved is followed."""
        targets: dict[Line, list[Target]] = {}

        def elsewhere(left: Mapping[Line, Left]) -> dict[Line, list[int]]:
            targets.update(self._targets(ctx, source, left, since))
            return {key: [t.pieces for t in some] for key, some in targets.items()}

        found = stock.adjust_value(
            ctx,
            source,
            amounts,
            by=by,
            meant=meant,
            spoken=self.spoken[ctx.store_id],
            elsewhere=elsewhere,
        )
        gone = [
            (target, value)
            for x in found
            for target, (_pieces, value) in zip(targets.get((x.part_id, x.line_id), ()), x.away, strict=True)
        ]
        self._note(ctx, found, gone)
        self._follow(ctx, [(t, value) for t, value in gone if t.line is not None and value])
        return found

    # -- where they went ------------------------------------------------------------------------------------------

    def _targets(
        self, ctx: Context, source: Source, left: Mapping[Line, Left], since: object
    ) -> dict[Line, list[Target]]:
        gone = {key: x.came - x.here for key, x in left.items() if x.came > x.here}
        if not gone:
            return {}
        back = self._back([line for _part, line in gone]) if source.document == INBOUND else {}
        moved: dict[int, list[Target]] = defaultdict(list)
        for target in self._moved(ctx, {part for part, _line in gone}, since):
            moved[target.line.part_id if target.line else 0].append(target)
        found: dict[Line, list[Target]] = {}
        for (part, line), pieces in sorted(gone.items()):
            some = [Target(LatePlace.BACK, min(pieces, back[line]))] if back.get(line) else []
            left_over = pieces - sum(t.pieces for t in some)
            some += self._claim(moved.get(part, ()), left_over)
            found[part, line] = some
        return found

    def _claim(self, moved: Sequence[Target], pieces: int) -> Iterator[Target]:
        """So many of the moved pieces, none twice for one late cost."""
        for target in moved:
            key = (target.line_id, target.document)
            some = min(pieces, target.pieces - self.claimed[key])
            if some > 0:
                self.claimed[key] += some
                pieces -= some
                yield replace(target, pieces=some)

    def _back(self, lines: Collection[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        for known in _SENT_BACK:
            found |= {line: bulk.scaled(pieces, 3) for line, pieces in known(lines).items()}
        return found

    def _moved(self, ctx: Context, parts: Collection[int], since: object) -> Iterator[Target]:
        """What went to other stores of these parts since the goods had come, in the order it was sent."""
        out = TransferLine.objects.filter(
            store_id=ctx.store_id, part_id__in=parts, transfer__side=TransferSide.OUT, transfer__state__in=OUT,
            transfer__sent_at__gte=since,
        ).select_related("transfer")  # fmt: skip
        sent = {(x.transfer.twin, x.part_id): x for x in out}
        papers = {paper for paper, _part in sent}
        if not sent:
            return
        arrived = {
            x.source_line_id: x
            for x in InboundLine.objects.filter(
                inbound__document=TRANSFER, inbound__object_id__in=papers, part_id__in=parts
            ).exclude(inbound__state="cancelled")
        }
        there = TransferLine.objects.filter(transfer__in=papers, part_id__in=parts).select_related("transfer")
        back = self._came_back(ctx, parts, since)
        for line in there.order_by("transfer__sent_at", "id"):
            came, own = arrived.get(line.pk), sent[line.transfer_id, line.part_id]
            if line.arrived and came:
                pieces, key = bulk.scaled(line.arrived, 3), (line.store_id, line.part_id)
                again = min(pieces, back.get(key, 0))
                back[key] = back.get(key, 0) - again
                yield Target(LatePlace.MOVED, pieces - again, line, own, INBOUND, came.inbound_id, came.pk)
            if line.missing:
                yield Target(LatePlace.TRANSIT, bulk.scaled(line.missing, 3), line, own, "", line.transfer_id, line.pk)

    def _came_back(self, ctx: Context, parts: Collection[int], since: object) -> dict[tuple[int, int], int]:
        """(other store, part) → thousandths that it sent here since: they are on hand, or left, here and not there."""
        came = TransferLine.objects.filter(
            store_id=ctx.store_id, part_id__in=parts, transfer__side=TransferSide.IN, transfer__received_at__gt=since
        )
        rows = came.values_list("transfer__other", "part").annotate(n=Sum("arrived"))
        return {(other, part): bulk.scaled(n, 3) for other, part, n in rows}

    # -- into the other stores' books -----------------------------------------------------------------------------

    def _follow(self, ctx: Context, gone: Sequence[tuple[Target, Decimal]]) -> None:
        by_paper: dict[int, list[tuple[Target, Decimal]]] = defaultdict(list)
        for target, value in gone:
            if target.line is not None:
                by_paper[target.line.transfer_id].append((target, value))
        for paper_id, some in sorted(by_paper.items()):
            paper = Transfer.objects.select_for_update().get(pk=paper_id)
            self._into(ctx, paper, some)

    def _into(self, ctx: Context, paper: Transfer, some: Sequence[tuple[Target, Decimal]]) -> None:
        """The share of one transfer: out of the cost of sales here, into stock, cost of sales and transit there."""
        there = at_store(ctx, Store.objects.get(pk=paper.store_id))
        total = sum((value for _t, value in some), ZERO)
        key = f"L{LateShare.objects.filter(store_id=ctx.store_id).latest('id').pk}-{paper.pk}"[-20:]
        ledger.post(
            ctx,
            "transfer_cost_sent",
            source=Source(TRANSFER, paper.twin),
            part=key,
            summary=self.summary,
            legs=[ledger.Leg("internal", total, ("store", paper.store_id)), ledger.Leg("cost", total)],
        )
        on_the_way = [(t, value) for t, value in some if t.place == LatePlace.TRANSIT]
        arrived = [(t, value) for t, value in some if t.place == LatePlace.MOVED]
        transit = sum((value for _t, value in on_the_way), ZERO)
        found = self._arrived(there, paper, arrived)
        legs = [
            ledger.Leg("stock", sum((x.to_stock for x in found), ZERO)),
            ledger.Leg("cost", sum((x.to_cost_of_sales for x in found), ZERO)),
            ledger.Leg("transit", transit),
            ledger.Leg("internal", total, ("store", ctx.store_id)),
        ]
        ledger.post(
            there,
            "transfer_cost_received",
            source=Source(TRANSFER, paper.pk),
            part=key,
            summary=self.summary,
            legs=legs,
        )
        if on_the_way:
            self._transit(there, paper, on_the_way)
        there.changed(paper, None, {"late_cost": str(total), "of": self.summary})
        there.tell(
            _("Late cost of %(amount)s came over from %(store)s for the goods of transfer %(number)s."),
            post="accountant",
            link=f"/warehouse/transfers/{paper.pk}/",
            amount=f"{total:,.2f}",
            store=ctx.actor.store_code,
            number=paper.number,
        )

    def _arrived(self, there: Context, paper: Transfer, some: Sequence[tuple[Target, Decimal]]) -> list[stock.Adjusted]:
        if not some:
            return []
        amounts: dict[Line, Decimal] = defaultdict(Decimal)
        meant: dict[Line, int] = defaultdict(int)
        for t, value in some:
            if t.line is not None:
                amounts[t.line.part_id, t.line_id] += value
                meant[t.line.part_id, t.line_id] += t.pieces
        return self.share(
            there, Source(INBOUND, some[0][0].object_id), [(part, value, line) for (part, line), value in amounts.items()],
            since=paper.received_at, by=Source(TRANSFER, paper.pk), meant=meant,
        )  # fmt: skip

    def _transit(self, there: Context, paper: Transfer, some: Sequence[tuple[Target, Decimal]]) -> None:
        """What is on its way is dearer on both papers, and comes in dearer."""
        more = sum((value for _t, value in some), ZERO)
        for one in Transfer.objects.select_for_update().filter(pk__in=[paper.pk, paper.twin]).order_by("id"):
            one.cost += more
            one.save(update_fields=["cost"])
        for t, value in some:
            if t.line is None:
                continue
            pair = TransferLine.objects.filter(transfer__in=[paper.pk, paper.twin], part_id=t.line.part_id)
            for line in pair.order_by("id"):
                line.cost += value
                line.save(update_fields=["cost"])
            expected = InboundLine.objects.filter(
                inbound__document=TRANSFER, inbound__object_id=paper.pk, source_line_id=t.line.pk
            ).exclude(inbound__state__in=("posted", "placed", "cancelled"))
            for coming in expected:
                coming.price_ex = round_half_up((t.line.cost + value) / t.line.quantity, 6)
                coming.save(update_fields=["price_ex"])
        self._row(there, LatePlace.TRANSIT, sum((bulk.unscaled(t.pieces, 3) for t, _v in some), ZERO), more)

    # -- what it says afterwards ----------------------------------------------------------------------------------

    def _note(self, ctx: Context, found: Sequence[stock.Adjusted], gone: Sequence[tuple[Target, Decimal]]) -> None:
        here = sum((x.here for x in found), ZERO)
        away = sum((pieces for x in found for pieces, _v in x.away), ZERO)
        elsewhere = sum((value for _t, value in gone), ZERO)
        self._row(ctx, LatePlace.STOCK, here, sum((x.to_stock for x in found), ZERO))
        sold = sum((x.to_cost_of_sales for x in found), ZERO) - elsewhere
        self._row(ctx, LatePlace.SOLD, sum((x.came for x in found), ZERO) - here - away, sold)
        back = [(t, value) for t, value in gone if t.line is None]
        pieces = sum((bulk.unscaled(t.pieces, 3) for t, _v in back), ZERO)
        self._row(ctx, LatePlace.BACK, pieces, sum((value for _t, value in back), ZERO))
        for t, value in gone:
            if t.sent is not None:
                self._row(ctx, LatePlace.MOVED, bulk.unscaled(t.pieces, 3), value, t.sent)

    def _row(
        self, ctx: Context, place: str, quantity: Decimal, value: Decimal, line: TransferLine | None = None
    ) -> None:
        if value:
            LateShare.objects.create(
                store_id=ctx.store_id, **self.source.key, summary=self.summary[:200],
                place=place, quantity=quantity, value=value, at=ctx.now, transfer_line=line,
                part_id=line.part_id if line else None, other_id=line.transfer.other_id if line else None,
            )  # fmt: skip


def shares_of(who: Actor | Context, source: Source) -> QuerySet[LateShare]:
    """Where a late cost went, in the reader's store."""
    found = rows(LateShare, who).filter(**source.key)
    return found.select_related("other", "part").order_by("id")


def follow_goods(
    ctx: Context,
    inbound_id: int,
    amounts: Sequence[tuple[int, Decimal, int]],
    *,
    source: Source,
    summary: str,
) -> list[stock.Adjusted]:
    """Share late amounts (part, yuan without VAT, delivery line) out over where the goods of a delivery are now.

    Gives for each line what went to stock and what to the cost of sales, for the caller to post; of the latter the shares of other stores have been taken out
    again by vouchers of their own. Refused("stock.not_received") for what the delivery did not bring, and where a month is closed.
    """
    since = Inbound.objects.values_list("posted_at", flat=True).get(pk=inbound_id, store_id=ctx.store_id)
    following = Following(source, summary)
    return following.share(ctx, Source(INBOUND, inbound_id), amounts, since=since, by=source)
