"""How suppliers and the group's other stores keep their word: punctual, right, quick to answer, cheap. Twelve months back, from the papers."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import F
from django.utils.timezone import localdate

from chehang.catalogue.services import parts_by_id, prices_of, vat_rate
from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.money import ZERO, tax_split
from chehang.core.parameters import figures_of, parameter
from chehang.org.models import Store
from chehang.parties.models import Supplier
from chehang.warehouse.kinds import TransferSide
from chehang.warehouse.models import Discrepancy, Inbound, Transfer, TransferLine
from chehang.warehouse.transfers.asking import other_stores

from .models import Invitation, Offer, Order

YEAR = timedelta(days=365)


@dataclass
class Card:
    """One supplier in twelve months. Shares are fractions; None where nothing happened."""

    supplier: Supplier
    deliveries: int = 0
    judged: int = 0
    punctual: int = 0
    faulty: int = 0
    wait: int = 0
    asked: int = 0
    answered: int = 0
    won: int = 0
    thought: timedelta = timedelta(0)
    dearer: Decimal | None = None

    @property
    def on_time(self) -> Decimal | None:
        return _share(self.punctual, self.judged)

    @property
    def accurate(self) -> Decimal | None:
        return _share(self.deliveries - self.faulty, self.deliveries)

    @property
    def response(self) -> Decimal | None:
        return _share(self.answered, self.asked)

    @property
    def hours(self) -> Decimal | None:
        """From inquiry to answer, on average."""
        return _hours(self.thought, self.answered)

    @property
    def average_wait(self) -> Decimal | None:
        return (Decimal(self.wait) / self.judged).quantize(Decimal("0.1")) if self.judged else None

    @property
    def trust(self) -> Decimal | None:
        """On time × accurate: the Q of a comparison of offers."""
        both = self.on_time, self.accurate
        return None if None in both else (both[0] * both[1]).quantize(Decimal("0.0001"))  # type: ignore[operator]


@dataclass
class Peer:
    """Another store of the group in twelve months: what it was asked for and sent, and what it got (the ledger of mutual help)."""

    store: Store
    asked: int = 0
    agreed: int = 0
    thought: timedelta = timedelta(0)
    judged: int = 0
    punctual: int = 0
    short: int = 0
    came: Decimal = ZERO
    went: Decimal = ZERO
    measured: Decimal = ZERO
    listed: Decimal = ZERO

    @property
    def response(self) -> Decimal | None:
        return _share(self.agreed, self.asked)

    @property
    def hours(self) -> Decimal | None:
        """From asking to their word, on average."""
        return _hours(self.thought, self.agreed)

    @property
    def on_time(self) -> Decimal | None:
        return _share(self.punctual, self.judged)

    @property
    def whole(self) -> Decimal | None:
        """Transfers that arrived complete."""
        return _share(self.judged - self.short, self.judged)

    @property
    def dearer(self) -> Decimal | None:
        """What their goods cost, against the supplier's net price of the same parts."""
        return (self.measured / self.listed).quantize(Decimal("0.0001")) if self.listed else None

    @property
    def balance(self) -> Decimal:
        """What they gave more than they got, yuan at cost."""
        return self.came - self.went


def _hours(whole: timedelta, count: int) -> Decimal | None:
    return (Decimal(whole.total_seconds()) / 3600 / count).quantize(Decimal("0.1")) if count else None


def _share(part: int, whole: int) -> Decimal | None:
    return (Decimal(part) / whole).quantize(Decimal("0.0001")) if whole else None


def cards(who: Actor | Context, today: date) -> dict[int, Card]:
    """All active suppliers of the store. A constant number of queries.

    Punctual is a delivery that was received on the day the order required, or within the supplier's usual days after it was sent.
    """
    found = {x.pk: Card(x) for x in rows(Supplier, who).filter(active=True).order_by("code")}
    since = today - YEAR
    came = rows(Inbound, who).filter(posted_at__date__gte=since, document="purchasing.order")
    sent = {x.pk: x for x in rows(Order, who).filter(sent_at__isnull=False)}
    faults = set(rows(Discrepancy, who).filter(created_at__date__gte=since).values_list("inbound_id", flat=True))
    for inbound in came.only("id", "supplier_id", "object_id", "posted_at"):
        if (card := found.get(inbound.supplier_id)) is None:
            continue
        card.deliveries += 1
        card.faulty += inbound.pk in faults
        order = sent.get(inbound.object_id)
        if order is not None and order.sent_at and inbound.posted_at:
            placed, arrived = localdate(order.sent_at), localdate(inbound.posted_at)
            card.judged += 1
            card.wait += (arrived - placed).days
            card.punctual += arrived <= (order.required_on or placed + timedelta(days=card.supplier.lead_days))
    _answers(who, since, found)
    return found


def _answers(who: Actor | Context, since: date, found: dict[int, Card]) -> None:
    asked = rows(Invitation, who).filter(inquiry__made_at__date__gte=since).select_related("inquiry")
    for invitation in asked:
        if (card := found.get(invitation.supplier_id)) is not None:
            card.asked += 1
            card.answered += invitation.answered_at is not None
            if invitation.answered_at is not None:
                card.thought += invitation.answered_at - invitation.inquiry.made_at
            card.won += invitation.inquiry.chosen_id == invitation.supplier_id
    offers = list(rows(Offer, who).filter(entered_at__date__gte=since))
    best: dict[int, Decimal] = {}
    for offer in offers:
        best[offer.line_id] = min(best.get(offer.line_id, offer.landed_ex), offer.landed_ex)
    ratios: dict[int, list[Decimal]] = {}
    for offer in offers:
        ratios.setdefault(offer.supplier_id, []).append(offer.landed_ex / best[offer.line_id])
    for pk, all_of in ratios.items():
        if pk in found:
            found[pk].dearer = (sum(all_of) / len(all_of)).quantize(Decimal("0.0001"))  # type: ignore[union-attr]


def peers(actor: Actor, today: date) -> list[Peer]:
    """The stores goods are exchanged with. A constant number of queries.

    Punctual is what was received within the hours that a transfer may take.
    """
    found = {s.pk: Peer(s) for s in other_stores(actor)}
    within = timedelta(hours=int(parameter(figures_of(actor), "warehouse.transfer_within", today)))
    papers = {x.pk: x for x in rows(Transfer, actor).filter(asked_at__date__gte=today - YEAR, other__in=found)}
    words = dict(Transfer.objects.filter(twin__in=papers, agreed_at__isnull=False).values_list("twin", "agreed_at"))
    for paper in papers.values():
        peer = found[paper.other_id]
        if paper.side == TransferSide.OUT:
            peer.went += paper.cost
            continue
        peer.asked, peer.came = peer.asked + 1, peer.came + paper.cost
        if (said := words.get(paper.pk)) is not None:
            peer.agreed, peer.thought = peer.agreed + 1, peer.thought + (said - paper.asked_at)
        if paper.sent_at and paper.received_at:
            peer.judged += 1
            peer.punctual += paper.received_at - paper.sent_at <= within
    for pk in _came_short(papers):
        found[papers[pk].other_id].short += 1
    _against_list(actor, today, papers, found)
    return list(found.values())


def _came_short(papers: dict[int, Transfer]) -> set[int]:
    """Papers of which something did not arrive at first, settled meanwhile or not."""
    came = TransferLine.objects.filter(
        transfer__in=papers, transfer__side=TransferSide.IN, transfer__received_at__isnull=False
    )
    return set(came.filter(arrived__lt=F("quantity")).values_list("transfer_id", flat=True))


def _against_list(actor: Actor, today: date, papers: dict[int, Transfer], found: dict[int, Peer]) -> None:
    came = TransferLine.objects.filter(
        transfer__in=[x for x in papers.values() if x.side == TransferSide.IN], cost__gt=0
    )
    lines = list(came)
    ids = {x.part_id for x in lines}
    parts, listed, figures = parts_by_id(ids), prices_of(actor.store_id, ids, today), figures_of(actor)
    for line in lines:
        if line.part_id in listed:
            net, _tax = tax_split(listed[line.part_id].net_inc, vat_rate(figures, parts[line.part_id].vat_code, today))
            peer = found[papers[line.transfer_id].other_id]
            peer.measured, peer.listed = peer.measured + line.cost, peer.listed + net * line.quantity


def trust_of(who: Actor | Context, today: date) -> dict[int, Decimal]:
    """On time × accurate of each supplier; the store's figure for those of whom nothing is known."""
    unknown = (
        parameter(figures_of(who), "purchasing.new_supplier_quality", today)
        if isinstance(who, Actor)
        else parameter(who, "purchasing.new_supplier_quality", today)
    )
    return {pk: card.trust if card.trust is not None else unknown for pk, card in cards(who, today).items()}
