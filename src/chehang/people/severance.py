"""经济补偿 (劳动合同法 art. 47, 87): months of service times the average wage of the last twelve months."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chehang.core.money import round_half_up
from chehang.people.models.events import LeavingReason

OWED = {LeavingReason.AGREED, LeavingReason.EXPIRED, LeavingReason.NO_FAULT, LeavingReason.UNLAWFUL}
CAP_YEARS = Decimal(12)
HALF = Decimal("0.5")


@dataclass(frozen=True)
class Severance:
    """``months`` times ``monthly`` wage; twice for an unlawful dismissal."""

    months: Decimal
    monthly: Decimal
    times: int

    @property
    def amount(self) -> Decimal:
        return round_half_up(self.months * self.monthly * self.times)


def months_of(hired: date, left: date) -> Decimal:
    """A month's wage for each full year, for six months and more one too, for less than six a half (art. 47)."""
    whole = (left.year - hired.year) * 12 + left.month - hired.month - (left.day < hired.day)
    years, rest = divmod(max(whole, 0), 12)
    over = left > add_months(hired, whole)
    return Decimal(years) + (1 if rest >= 6 else HALF if rest or over else 0)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for back in range(4):
        try:
            return date(year, month + 1, day.day - back)
        except ValueError:
            continue
    return date(year, month + 1, 28)


def severance(reason: str, hired: date, left: date, average: Decimal, local_average: Decimal) -> Severance:
    """What is owed. Above three times the local average wage that is the measure, for twelve years at most."""
    if reason not in OWED:
        return Severance(Decimal(0), Decimal(0), 0)
    months, cap = months_of(hired, left), local_average * 3
    if average > cap:
        months, average = min(months, CAP_YEARS), cap
    return Severance(months, average, 2 if reason == LeavingReason.UNLAWFUL else 1)
