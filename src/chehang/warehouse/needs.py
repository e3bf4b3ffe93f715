"""Who waits for which part: the warehouse knows what its outbound orders lack; departments above add what they know."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from chehang.core.access import rows
from chehang.core.context import Actor

from .models import Outbound


@dataclass(frozen=True)
class Need:
    """Somebody waits for ``quantity`` of a part, for a day if one was promised; ``url`` opens the paper."""

    part_id: int
    quantity: Decimal
    who: str
    paper: str
    url: str
    since: Any
    promised: date | None = None
    kind: str = "sale"


Provider = Callable[[Actor], Iterator[Need]]
_providers: list[Provider] = []


def needs(provider: Provider) -> Provider:
    """Enter a department's open needs into the shortage board."""
    _providers.append(provider)
    return provider


def open_needs(actor: Actor) -> list[Need]:
    """All open needs of the store: what was promised first comes first, then who waits longest."""
    found = [need for provider in _providers for need in provider(actor)]
    return sorted(found, key=lambda n: (n.promised or date.max, n.since, n.part_id))


@needs
def blocked(actor: Actor) -> Iterator[Need]:
    """Outbound orders that could not be filled."""
    waiting = rows(Outbound, actor).filter(state="blocked").prefetch_related("lines").order_by("id")
    for outbound in waiting:
        kind = "workshop" if outbound.purpose == "workshop" else "sale"
        for line in outbound.lines.all():
            yield Need(
                line.part_id, line.quantity, outbound.receiver_name, outbound.source_number or outbound.number,
                f"/warehouse/outbound/{outbound.pk}/", outbound.created_at, None, kind,
            )  # fmt: skip
