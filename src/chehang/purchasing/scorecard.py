"""How suppliers keep their word: punctual, right, quick to answer, cheap. Twelve months back, from the papers."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.parameters import figures_of, parameter
from chehang.parties.models import Supplier
from chehang.warehouse.models import Discrepancy, Inbound

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
    def average_wait(self) -> Decimal | None:
        return (Decimal(self.wait) / self.judged).quantize(Decimal("0.1")) if self.judged else None

    @property
    def trust(self) -> Decimal | None:
        """On time × accurate: the Q of a comparison of offers."""
        both = self.on_time, self.accurate
        return None if None in both else (both[0] * both[1]).quantize(Decimal("0.0001"))  # type: ignore[operator]


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


def trust_of(who: Actor | Context, today: date) -> dict[int, Decimal]:
    """On time × accurate of each supplier; the store's figure for those of whom nothing is known."""
    unknown = (
        parameter(figures_of(who), "purchasing.new_supplier_quality", today)
        if isinstance(who, Actor)
        else parameter(who, "purchasing.new_supplier_quality", today)
    )
    return {pk: card.trust if card.trust is not None else unknown for pk, card in cards(who, today).items()}
