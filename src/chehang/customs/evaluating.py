"""Brokers by the quarter (imports.md §2.6): how many batches, how quick, how often sent back, at what cost."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.utils.timezone import localdate

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.models import Transition
from chehang.core.money import ZERO

from .kinds import ChargeKind
from .models import Amendment, Broker, Charge, Shipment, ShipmentLine


@dataclass
class Quarter:
    """A broker's quarter. Shares are fractions; None where nothing was cleared."""

    name: str
    batches: int = 0
    sent_back: int = 0
    amendments: int = 0
    days: list[int] = field(default_factory=list)
    fees: Decimal = ZERO
    value: Decimal = ZERO
    usual: Decimal | None = None

    @property
    def amended(self) -> Decimal | None:
        """Share of the declarations that the customs assessed anew afterwards."""
        return (Decimal(self.amendments) / self.batches).quantize(Decimal("0.0001")) if self.batches else None

    @property
    def cost_index(self) -> Decimal | None:
        """The broker's share of fees in the goods' value against that of all brokers in the quarter: 1 is as dear as all."""
        mine = self.cost
        return (mine / self.usual).quantize(Decimal("0.0001")) if mine is not None and self.usual else None

    @property
    def first_pass(self) -> Decimal | None:
        """Declared without being sent back."""
        good = self.batches - self.sent_back
        return (Decimal(good) / self.batches).quantize(Decimal("0.0001")) if self.batches else None

    @property
    def clearance(self) -> Decimal | None:
        """Days from the declaration to the release, on average."""
        return (Decimal(sum(self.days)) / len(self.days)).quantize(Decimal("0.1")) if self.days else None

    @property
    def cost(self) -> Decimal | None:
        """The broker's fees as a share of the goods' value."""
        return (self.fees / self.value).quantize(Decimal("0.0001")) if self.value else None


def quarter_of(day: date) -> str:
    """``2026 Q3``."""
    return f"{day.year} Q{(day.month + 2) // 3}"


def quarters(broker: Broker, actor: Actor | Context) -> Iterable[Quarter]:
    """The broker's quarters, the last first, by the day of the declaration."""
    all_of, mine = _quarters(actor, None), _quarters(actor, broker)
    for name, quarter in mine.items():
        quarter.usual = all_of[name].cost
    return mine.values()


def _quarters(actor: Actor | Context, broker: Broker | None) -> dict[str, Quarter]:
    found: dict[str, Quarter] = {}
    declared = rows(Shipment, actor).filter(broker__isnull=False, declared_on__isnull=False)
    batches = list((declared.filter(broker=broker) if broker else declared).order_by("-declared_on"))
    ids = [x.pk for x in batches]
    back = set(
        Transition.objects.filter(machine="customs.shipment", object_id__in=ids, move="rejected").values_list(
            "object_id", flat=True
        )
    )
    amended = set(Amendment.objects.filter(shipment__in=ids).values_list("shipment_id", flat=True))
    kinds = (ChargeKind.BROKER, ChargeKind.DOCUMENTS)
    fees = dict(
        Charge.objects.filter(shipment__in=ids, kind__in=kinds).values_list("shipment_id").annotate(Sum("amount_ex"))
    )
    worth = dict(
        ShipmentLine.objects.filter(shipment__in=ids).values_list("shipment_id").annotate(Sum("goods")).order_by()
    )
    for batch in batches:
        day = batch.declared_on
        if day is None:
            continue
        quarter = found.setdefault(quarter_of(day), Quarter(quarter_of(day)))
        quarter.batches += 1
        quarter.sent_back += batch.pk in back
        quarter.amendments += batch.pk in amended
        if batch.released_at:
            quarter.days.append((localdate(batch.released_at) - day).days)
        quarter.fees += fees.get(batch.pk) or ZERO
        quarter.value += worth.get(batch.pk) or ZERO
    return found
