"""进销存月报 (parts.md §1.20): opening + in − out = closing of each part, in quantity and value, equal to the stock account of the ledger.

One grouped query over the goods book from the month on; what happened later is taken off today's pools, so it never reads the years before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from chehang.catalogue.models import Part
from chehang.core import bulk
from chehang.core.context import Actor
from chehang.core.money import ZERO
from chehang.ledger.models import Period, RoleAccount
from chehang.ledger.queries import trial_balance
from chehang.stock.models import Entry, Pool

# What leaves; its return in red lessens it. All others come in; a move between bins is neither.
OUT = ("201", "202", "211", "212", "221", "231", "241", "251", "301", "402", "501", "702", "901")
INSIDE = "311"


@dataclass
class Row:
    """A part in a month: quantities in its unit, values in yuan without VAT."""

    part_id: int
    opening: Decimal = ZERO
    opening_value: Decimal = ZERO
    came: Decimal = ZERO
    came_value: Decimal = ZERO
    left: Decimal = ZERO
    left_value: Decimal = ZERO
    part: Any = None

    @property
    def closing(self) -> Decimal:
        return self.opening + self.came - self.left

    @property
    def closing_value(self) -> Decimal:
        return self.opening_value + self.came_value - self.left_value

    @property
    def silent(self) -> bool:
        """Nothing was there and nothing happened."""
        return not (self.opening or self.opening_value or self.came or self.came_value or self.left or self.left_value)


@dataclass
class Report:
    """All parts of a month and their sums, and what the ledger says of the same account."""

    rows: list[Row]
    total: Row
    ledger_opening: Decimal
    ledger_closing: Decimal
    account_id: int

    @property
    def agrees(self) -> bool:
        """Whether goods and money say the same at both ends of the month."""
        return (self.total.opening_value, self.total.closing_value) == (self.ledger_opening, self.ledger_closing)


def report(who: Actor, month: Period) -> Report:
    """The report of a month; parts by number."""
    rows = [row for row in _rows(who, month.first_day, month.last_day) if not row.silent]
    parts = Part.objects.select_related("category").in_bulk([r.part_id for r in rows])
    total = Row(0)
    for row in rows:
        row.part = parts[row.part_id]
        for name in ("opening", "opening_value", "came", "came_value", "left", "left_value"):
            setattr(total, name, getattr(total, name) + getattr(row, name))
    rows.sort(key=lambda r: r.part.norm_no)
    role = RoleAccount.objects.filter(store_id=who.store_id, role="parts_stock").first()
    account = role.account_id if role else 0
    line = next((r for r in trial_balance(who, month.first_day, month.first_day) if r.account.pk == account), None)
    opening, closing = (line.opening, line.closing) if line else (ZERO, ZERO)
    return Report(rows, total, opening, closing, account)


def _rows(who: Actor, first: date, last: date) -> Iterator[Row]:
    marks = bulk.marks(OUT)
    sums = bulk.select(
        "SELECT part_id,"
        f" SUM(CASE WHEN business_date <= %s AND movement <> %s AND movement NOT IN ({marks}) THEN quantity ELSE 0 END),"
        f" SUM(CASE WHEN business_date <= %s AND movement <> %s AND movement NOT IN ({marks}) THEN value ELSE 0 END),"
        f" SUM(CASE WHEN business_date <= %s AND movement IN ({marks}) THEN quantity ELSE 0 END),"
        f" SUM(CASE WHEN business_date <= %s AND movement IN ({marks}) THEN value ELSE 0 END),"
        " SUM(quantity), SUM(value)"
        f" FROM {Entry._meta.db_table} WHERE store_id = %s AND owner = 'own' AND business_date >= %s GROUP BY part_id",
        [
            *(bulk.day(last), INSIDE, *OUT) * 2,
            *(bulk.day(last), *OUT) * 2,
            who.store_id,
            bulk.day(first),
        ],
    )
    moved = {r[0]: r[1:] for r in sums}
    pools = Pool.objects.filter(store_id=who.store_id, owner="own").values_list("part_id", "quantity", "value")
    for part_id, quantity, value in pools:
        came, came_value, left, left_value, since, since_value = moved.get(part_id, (0,) * 6)
        yield Row(
            part_id,
            opening=quantity - bulk.unscaled(since, 3),
            opening_value=value - bulk.unscaled(since_value, 2),
            came=bulk.unscaled(came, 3),
            came_value=bulk.unscaled(came_value, 2),
            left=-bulk.unscaled(left, 3),
            left_value=-bulk.unscaled(left_value, 2),
        )
