"""What happened to a part, each movement with the paper behind it and what was left afterwards (进销存明细账)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import access, documents
from chehang.core.columns import OWN as OWN_ADDRESS
from chehang.core.context import Actor
from chehang.core.screens import Column, Panel
from chehang.stock.models import Entry, Pool
from chehang.stock.models.balances import OWN

MOST = 100
COLUMNS = (
    Column("day", _("Date"), "date"),
    Column("movement", _("Movement")),
    Column("paper", _("Document"), link=OWN_ADDRESS),
    Column("bin", _("Bin")),
    Column("came", _("Quantity in"), "quantity"),
    Column("went", _("Quantity out"), "quantity"),
    Column("left", _("Left after it"), "quantity"),
    Column("value", _("Value"), "money", right="stock.see_entries"),
    Column("worth", _("Value left"), "money", right="stock.see_entries"),
)


@dataclass(frozen=True)
class Movement:
    """One line of the account. Quantities in the part's unit, values in yuan without VAT; ``left`` and ``worth`` are
    after it, in the order of recording."""

    day: date
    movement: str
    paper: str
    url: str
    bin: str
    came: Decimal | None
    went: Decimal | None
    left: Decimal
    value: Decimal
    worth: Decimal


def movements(part_id: int, actor: Actor, *, owner: str = OWN) -> list[Movement]:
    """The newest entries of a part, counted back from what is there now; moves within the store change nothing."""
    if not (actor.may("stock.see_entries") or actor.may("stock.see_balances")):
        return []
    found = access.rows(Entry, actor).filter(part_id=part_id, owner=owner).exclude(movement="311")
    entries = list(found.select_related("bin").order_by("-id")[:MOST])
    pool = access.rows(Pool, actor).filter(part_id=part_id, owner=owner).first()
    left, worth = (pool.quantity, pool.value) if pool else (Decimal(0), Decimal(0))
    papers = _papers(entries, actor)
    told = []
    for entry in entries:
        number, url = papers.get((entry.document, entry.object_id), ("", ""))
        told.append(
            Movement(
                entry.business_date,
                entry.movement_title,
                number or entry.source,
                url,
                entry.bin.code if entry.bin else "",
                entry.quantity if entry.quantity > 0 else None,
                -entry.quantity if entry.quantity < 0 else None,
                left,
                entry.value,
                worth,
            )
        )
        left, worth = left - entry.quantity, worth - entry.value
    return told


def _papers(entries: Iterable[Entry], actor: Actor) -> dict[tuple[str, int], tuple[str, str]]:
    """(document, id) → its number and page, one query for each kind that the actor may see."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        wanted[entry.document].add(entry.object_id)
    known = documents.documents()
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for name, ids in wanted.items():
        kind = known.get(name)
        if kind is not None and actor.may(kind.see):
            rows: Any = access.rows(kind.model_class, actor).filter(pk__in=ids)
            for row in rows:
                found[name, row.pk] = (str(getattr(row, "number", "") or row), kind.url(row.pk))
    return found


OF_PART = Panel(
    _("Movements, newest first"), COLUMNS, lambda part, actor: movements(part.pk, actor), order=12, name="movements"
)
OF_POOL = Panel(
    _("Movements, newest first"), COLUMNS, lambda pool, actor: movements(pool.part_id, actor, owner=pool.owner)
)
