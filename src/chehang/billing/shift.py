"""The cashier's shift: what was taken and given back, by method, on a day."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from chehang.core.context import Actor, Context

from .models import Receipt

ZERO = Decimal(0)


@dataclass
class MethodSum:
    """One method of a shift; ``given`` is positive. The till should hold (or the provider confirm) ``net``."""

    method: str
    title: str
    count: int = 0
    taken: Decimal = ZERO
    given: Decimal = ZERO

    @property
    def net(self) -> Decimal:
        """Taken less given back."""
        return self.taken - self.given


@dataclass
class Shift:
    """A day at the cash desk, of one cashier or of all."""

    day: date
    methods: list[MethodSum] = field(default_factory=list)
    first: str = ""
    last: str = ""

    @property
    def total(self) -> MethodSum:
        """All methods together."""
        whole = MethodSum("", "")
        for m in self.methods:
            whole.count, whole.taken, whole.given = whole.count + m.count, whole.taken + m.taken, whole.given + m.given
        return whole


def shift(who: Actor | Context, day: date, *, cashier_id: int = 0) -> Shift:
    """Sum up a day's receipts by method, with the first and last receipt number; one query."""
    rows = Receipt.objects.filter(store_id=who.store_id, date=day).exclude(method="deposit").order_by("id")
    if cashier_id:
        rows = rows.filter(cashier_id=cashier_id)
    sums = {code: MethodSum(code, str(title)) for code, title in Receipt.METHODS}
    found = Shift(day)
    for number, method, amount in rows.values_list("number", "method", "amount"):
        one = sums[method]
        one.count += 1
        if amount > 0:
            one.taken += amount
        else:
            one.given -= amount
        found.first, found.last = found.first or number, number
    found.methods = [m for m in sums.values() if m.count]
    return found
