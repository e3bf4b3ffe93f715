"""The goods of a transfer leave, are on their way and arrive: both stores' books say the same to the fen.

Sender at release: internal balance / stock, at its moving average. Receiver in the same moment: goods in transit / internal balance. On
receipt they become stock; what is missing stays in transit until somebody settles it (parts.md §1.17, finance.md P14).
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.catalogue.services import vat_rate
from chehang.core.context import Context
from chehang.core.listening import listens
from chehang.core.money import ZERO, round_half_up
from chehang.core.sources import Source
from chehang.ledger import services as ledger
from chehang.ledger.models import Voucher
from chehang.org.models import Store
from chehang.parties.models import Supplier
from chehang.stock import services as stock
from chehang.warehouse.events import GoodsIssued, GoodsReceived, GoodsReturned
from chehang.warehouse.models import TransferLine
from chehang.warehouse.services import Expected, cancel_expected, expect_goods

from .asking import DOCUMENT, LINK, Papers, both
from .states import TRANSFER

INBOUND = "warehouse.inbound"


def partner(store_id: int) -> tuple[str, int]:
    """The other store as the partner of an internal balance."""
    return ("store", store_id)


def supplier_of(ctx: Context, store: Store) -> Supplier:
    """The other store in the list of those who deliver; it is not active, so nothing is ever ordered from it."""
    found, _new = Supplier.objects.get_or_create(
        store_id=ctx.store_id,
        code=f"DB-{store.code}",
        defaults={"name": store.name, "kind": "dealer", "active": False},
    )
    return found


@listens(GoodsIssued, of=DOCUMENT)
def goods_left(event: GoodsIssued, ctx: Context) -> None:
    """What the sender's average says the goods cost is what the receiver has in transit."""
    papers = both(ctx, event.source.id)
    costs = {x.line_id: x.cost for x in event.lines}
    total = sum(costs.values(), ZERO)
    pairs = papers.lines()
    for out, into in pairs:
        out.cost = into.cost = costs[out.pk]
    _keep(pairs, "cost")
    papers.step("send", sent_at=ctx.now, cost=total)
    there, into_paper = papers.into_ctx, papers.into
    ledger.post(
        there,
        "transfer_sent",
        source=Source(DOCUMENT, into_paper.pk),
        summary=f"{into_paper.number} {into_paper.other.short_name}",
        legs=[ledger.Leg("transit", total), ledger.Leg("internal", total, partner=partner(papers.out.store_id))],
    )
    parts = Part.objects.in_bulk([x.part_id for x in event.lines])
    expect_goods(
        there,
        supplier_id=supplier_of(there, into_paper.other).pk,
        source=Source(DOCUMENT, into_paper.pk, into_paper.number),
        posted_by_source=True,
        lines=[
            Expected(
                x.part_id,
                x.quantity,
                round_half_up(x.cost / x.quantity, 6),
                vat_rate(there, parts[x.part_id].vat_code, there.today),
                x.pk,
            )
            for _sent, x in pairs
        ],
    )


@listens(GoodsReturned, of=DOCUMENT)
def goods_stayed(event: GoodsReturned, ctx: Context) -> None:
    """They never left the house: the warehouse has countered the sender's books, here the receiver's follow.

    A late cost that had followed them onto the road comes back with them: out of transit there, into the stock here.
    """
    papers = both(ctx, event.source.id)
    there = papers.into_ctx
    left_at = {x.line_id: x.cost for x in event.lines}
    late = [
        (x.part_id, x.cost - left_at[x.pk], x.pk) for x in papers.out.lines.order_by("n") if x.cost != left_at[x.pk]
    ]
    cancel_expected(there, source=Source(DOCUMENT, papers.into.pk))
    posted = Voucher.objects.filter(
        store_id=there.store_id, event="transfer_sent", document=DOCUMENT, object_id=papers.into.pk
    )
    for voucher in posted:
        ledger.reverse(there, voucher.pk, reason=papers.into.number)
    if late:
        total = sum((amount for _part, amount, _line in late), ZERO)
        stock.add_value(papers.out_ctx, Source(DOCUMENT, papers.out.pk), late)
        _book(papers, "back", total, ZERO)
    pairs = papers.lines()
    for line in (x for pair in pairs for x in pair):
        line.cost = ZERO
    _keep(pairs, "cost")
    papers.step("stay", cost=ZERO)


@listens(GoodsReceived, of=DOCUMENT)
def goods_arrived(event: GoodsReceived, ctx: Context) -> None:
    """What was counted sound or damaged is stock of the receiver; the rest stays in transit and somebody has to settle it."""
    papers = both(ctx, event.source.id)
    came = {x.line_id: x for x in event.lines}
    pairs = papers.lines()
    value = ZERO
    for out, into in pairs:
        if line := came.get(into.pk):
            for one in (out, into):
                one.arrived, one.damaged = line.accepted + line.damaged, line.damaged
                one.arrived_value = line.value_ex
            value += line.value_ex
    _keep(pairs, "arrived", "damaged", "arrived_value")
    ledger.post(
        ctx,
        "transfer_received",
        source=Source(INBOUND, event.inbound_id),
        summary=f"{papers.into.number} {papers.into.other.short_name}",
        legs=[ledger.Leg("stock", value), ledger.Leg("transit", value)],
    )
    short = any(into.missing for _sent, into in pairs)
    papers.step("miss" if short else "receive", received_at=ctx.now)
    if short:
        _tell_missing(papers)


def _tell_missing(papers: Papers) -> None:
    for ctx, paper, posts in (
        (papers.into_ctx, papers.into, ("parts_manager", "finance_manager")),
        (papers.out_ctx, papers.out, ("parts_manager",)),
    ):
        for post in posts:
            ctx.tell(
                _("Transfer %(number)s: not all goods arrived. Look for them, then settle it."),
                post=post,
                link=LINK.format(paper.pk),
                number=paper.number,
            )


def settle(ctx: Context, papers: Papers, way: str, *, note: str) -> Decimal:
    """What is missing leaves transit: it was found at the sender (``back``) or here (``came``), the carrier pays (``claim``), or it is
    a loss of the receiver, whose input VAT goes out (非正常损失). Returns its value in yuan without VAT."""
    TRANSFER.require(papers.own, "settle")
    ledger.require_open(ctx, ctx.today)
    pairs = papers.lines()
    missing = [into for _sent, into in pairs if into.missing]
    total, tax = sum((x.in_transit for x in missing), ZERO), ZERO
    if way in ("back", "came"):
        _shelve(papers.out_ctx if way == "back" else ctx, papers, missing, way)
    if way == "loss":
        tax = _tax(ctx, missing)
    _book(papers, way, total, tax)
    for out, into in pairs:
        rest, worth = into.missing, into.in_transit
        for one in (out, into):
            one.settled += rest
            one.settled_value += worth
    _keep(pairs, "settled", "settled_value")
    papers.step("settle", reason=f"{way}: {note}"[:1000])
    return total


def _shelve(ctx: Context, papers: Papers, missing: Sequence[TransferLine], way: str) -> None:
    """The goods lie in the receiving bin again, at their value."""
    place = stock.open_bin(ctx, "receiving").pk
    paper = papers.out if way == "back" else papers.into
    stock.receive(
        ctx,
        Source(DOCUMENT, paper.pk),
        [stock.Incoming(x.part_id, place, x.missing, x.in_transit, "302", line_id=x.n) for x in missing],
    )


def _tax(ctx: Context, missing: Iterable[TransferLine]) -> Decimal:
    lines = list(missing)
    parts = Part.objects.in_bulk([x.part_id for x in lines])
    return sum((round_half_up(x.in_transit * vat_rate(ctx, parts[x.part_id].vat_code, ctx.today)) for x in lines), ZERO)


def _book(papers: Papers, way: str, total: Decimal, tax: Decimal) -> None:
    there, paper, sender = papers.into_ctx, papers.into, partner(papers.out.store_id)
    leg = ledger.Leg
    if way == "back":
        _post(papers.out_ctx, "transfer_found", papers.out.pk, paper.twin_number,
              [leg("stock", total), leg("internal", total, partner=partner(paper.store_id))])  # fmt: skip
        _post(
            there,
            "transfer_not_sent",
            paper.pk,
            paper.number,
            [leg("internal", total, partner=sender), leg("transit", total)],
        )
    elif way == "came":
        _post(there, "transfer_received", paper.pk, paper.number, [leg("stock", total), leg("transit", total)])
    else:
        gone = leg("claim" if way == "claim" else "loss", total + tax)
        _post(there, "transfer_lost", paper.pk, paper.number, [gone, leg("input_vat_out", tax), leg("transit", total)])


def _post(ctx: Context, event: str, pk: int, summary: str, legs: Sequence[ledger.Leg]) -> None:
    ledger.post(ctx, event, source=Source(DOCUMENT, pk), summary=summary, legs=legs)


def _keep(pairs: Iterable[tuple[TransferLine, TransferLine]], *fields: str) -> None:
    TransferLine.objects.bulk_update([x for pair in pairs for x in pair], fields)
