"""Counted against ordered, packing list and invoice: what is booked, what is held, what differs.

Quantity has no tolerance, a price has (a figure of the store); what was not ordered
is never booked; what is broken or expired goes to quarantine.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chehang.core.money import ZERO, line_amount
from chehang.core.parameters import Who, figures_of, parameter

from .kinds import Difference
from .models import InboundLine


@dataclass(frozen=True)
class Tolerance:
    """How far an invoice price may lie from the order price: a fraction of it, and yuan a line."""

    rate: Decimal
    line: Decimal


def tolerance(who: Who, on: date) -> Tolerance:
    """What is tolerated on a day."""
    figures = figures_of(who)
    rate = parameter(figures, "warehouse.price_tolerance_rate", on)
    return Tolerance(rate, parameter(figures, "warehouse.price_tolerance_line", on))


@dataclass(frozen=True)
class Sorted:
    """Where the counted goods of a line go: accepted to receiving, rejected to quarantine, held out of the books."""

    accepted: Decimal
    rejected: Decimal
    held: Decimal


@dataclass(frozen=True)
class Deviation:
    """One difference of a line; ``amount`` in yuan without VAT."""

    kind: Difference
    difference: Decimal
    amount: Decimal


def sort_goods(line: InboundLine, today: date) -> Sorted:
    """Sound goods first fill the order; then damaged ones, into quarantine; the rest is held and not booked."""
    spoilt = line.counted if is_expired(line, today) else line.damaged
    accepted = min(line.counted - spoilt, line.expected)
    rejected = min(spoilt, line.expected - accepted)
    return Sorted(accepted, rejected, line.counted - accepted - rejected)


def is_expired(line: InboundLine, today: date) -> bool:
    """Whether the goods came past their date."""
    return line.expires is not None and line.expires < today


def price_within(order_price: Decimal, invoice_price: Decimal, quantity: Decimal, most: Tolerance) -> bool:
    """Whether an invoice price is near enough to the order price to be paid without asking."""
    gap = abs(invoice_price - order_price)
    return gap <= order_price * most.rate and gap * quantity <= most.line


def deviations(
    line: InboundLine, today: date, most: Tolerance, invoice_price: Decimal | None = None
) -> Iterator[Deviation]:
    """Everything about a line that is not as order and papers say."""
    price = invoice_price or line.price_ex
    if line.expected == 0:
        if line.counted:
            yield Deviation(Difference.WRONG, line.counted, line_amount(line.counted, price))
        return
    said = [q for q in (line.packed, line.invoiced) if q is not None] or [line.expected]
    if line.counted < max(said):
        missing = line.counted - max(said)
        yield Deviation(Difference.SHORT, missing, line_amount(missing, price))
    if (excess := line.counted - min(*said, line.expected)) > 0:
        yield Deviation(Difference.OVER, excess, line_amount(excess, price))
    if line.damaged:
        yield Deviation(Difference.DAMAGED, line.damaged, line_amount(line.damaged, price))
    if line.counted and is_expired(line, today):
        yield Deviation(Difference.QUALITY, line.counted, line_amount(line.counted, price))
    if invoice_price is not None and not price_within(line.price_ex, invoice_price, line.invoiced or ZERO, most):
        gap = line_amount(line.invoiced or ZERO, invoice_price - line.price_ex)
        yield Deviation(Difference.PRICE, ZERO, gap)
