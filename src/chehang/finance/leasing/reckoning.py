"""The arithmetic of a lease (CAS 21): present value, interest by the effective rate, amortisation in equal parts. Pure, yuan to the fen."""

from dataclasses import dataclass
from decimal import Decimal

from chehang.core.money import ZERO, round_half_up, share_out


@dataclass(frozen=True)
class Month:
    """A month of the schedule; ``after`` is the debt once it was paid."""

    n: int
    before: Decimal
    interest: Decimal
    payment: Decimal
    after: Decimal
    amortisation: Decimal


def present_value(payment: Decimal, months: int, rate: Decimal, *, advance: bool) -> Decimal:
    """Σ payment ÷ (1 + rate/12)^k, k from 1 (paid at the end) or 0 (in advance), rounded once."""
    monthly = 1 + rate / 12
    first = 0 if advance else 1
    return round_half_up(sum((payment / monthly**k for k in range(first, months + first)), ZERO))


def schedule(payment: Decimal, months: int, rate: Decimal, *, advance: bool) -> list[Month]:
    """Every month; the last one takes the rest of the rounding, so that the debt ends at nothing."""
    debt = present_value(payment, months, rate, advance=advance)
    worn = share_out(debt, [Decimal(1)] * months)
    found = []
    for n in range(months):
        bears = debt - payment if advance else debt
        interest = round_half_up(bears * rate / 12)
        if n == months - 1:
            interest = payment - debt  # what is left of the rounding
        after = debt + interest - payment
        found.append(Month(n, debt, interest, payment, after, worn[n]))
        debt = after
    return found
