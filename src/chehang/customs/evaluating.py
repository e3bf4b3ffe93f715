"""Brokers by the quarter (imports.md §2.6): how many batches, how quick, how often sent back, at what cost."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.timezone import localdate

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.models import Transition
from chehang.core.money import ZERO

from .kinds import ChargeKind
from .models import Broker, Shipment


@dataclass
class Quarter:
    """A broker's quarter. Shares are fractions; None where nothing was cleared."""

    name: str
    batches: int = 0
    sent_back: int = 0
    days: list[int] = field(default_factory=list)
    fees: Decimal = ZERO
    value: Decimal = ZERO

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


def quarters(broker: Broker, actor: Actor) -> Iterable[Quarter]:
    """The broker's quarters, the last first, by the day of the declaration."""
    found: dict[str, Quarter] = {}
    batches = list(rows(Shipment, actor).filter(broker=broker, declared_on__isnull=False).order_by("-declared_on"))
    back = set(
        Transition.objects.filter(
            machine="customs.shipment", object_id__in=[x.pk for x in batches], move="rejected"
        ).values_list("object_id", flat=True)
    )
    for batch in batches:
        day = batch.declared_on
        if day is None:
            continue
        name = f"{day.year} Q{(day.month + 2) // 3}"
        quarter = found.setdefault(name, Quarter(name))
        quarter.batches += 1
        quarter.sent_back += batch.pk in back
        if batch.released_at:
            quarter.days.append((localdate(batch.released_at) - day).days)
        fees = batch.charges.filter(kind__in=(ChargeKind.BROKER, ChargeKind.DOCUMENTS))
        quarter.fees += sum((x.amount_ex for x in fees), ZERO)
        quarter.value += sum((x.goods for x in batch.lines.all()), ZERO)
    return found.values()
