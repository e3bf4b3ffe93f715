"""What customers are worth, who comes again and who stays away."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Max, Min

from chehang.billing.models import Bill
from chehang.core.access import rows
from chehang.core.calendar import months_after
from chehang.core.context import STORE_TIME, Actor, Context
from chehang.parties.models import Customer
from chehang.vehicles.models import Odometer, Vehicle

from .scoring import class_of, rfm, share

TWO_YEARS = 730


@dataclass(frozen=True)
class Value:
    """A customer: months since the last visit, visits and yuan of 24 months, the three marks and the class; ``rhythm`` is the
    mean number of months between the visits, None where there was one only."""

    customer_id: int
    name: str
    months: int
    visits: int
    spent: Decimal
    marks: tuple[int, int, int]
    group: str
    rhythm: int | None = None

    @property
    def late(self) -> int:
        """Months beyond the rhythm; without one beyond half a year."""
        return self.months - (self.rhythm or 6)


def _visits(who: Actor | Context, today: date) -> dict[int, set[date]]:
    """The days on which the customers came: their bills, and the readings of their cars."""
    since = today - timedelta(days=TWO_YEARS)
    found: dict[int, set[date]] = {}
    for customer, at in rows(Bill, who).filter(made_at__date__gte=since).values_list("customer_id", "made_at"):
        found.setdefault(customer, set()).add(at.astimezone(STORE_TIME).date())
    read = rows(Odometer, who).filter(read_on__gte=since, vehicle__owner__isnull=False)
    for customer, day in read.values_list("vehicle__owner_id", "read_on"):
        found.setdefault(customer, set()).add(day)
    return found


def values(who: Actor | Context, today: date) -> list[Value]:
    """Every customer who came within 24 months, the best first."""
    visits = _visits(who, today)
    spent: dict[int, Decimal] = dict.fromkeys(visits, Decimal(0))
    for customer, paid in (
        rows(Bill, who)
        .filter(customer_id__in=visits, made_at__date__gte=today - timedelta(days=TWO_YEARS))
        .values_list("customer_id", "paid")
    ):
        spent[customer] += paid
    order = sorted(spent, key=lambda pk: (spent[pk], pk))
    quintile = {pk: 1 + n * 5 // len(order) for n, pk in enumerate(order)}
    names = dict(
        rows(Customer, who).filter(pk__in=visits, active=True).exclude(kind="walk_in").values_list("pk", "name")
    )
    found = []
    for pk, name in names.items():
        months = (today - max(visits[pk])).days * 12 // 365
        marks = rfm(months, len(visits[pk]), quintile[pk])
        found.append(
            Value(pk, name, months, len(visits[pk]), spent[pk], marks, class_of(*marks, months), rhythm_of(visits[pk]))
        )
    return sorted(found, key=lambda v: (-sum(v.marks), -v.spent, v.customer_id))


def rhythm_of(days: set[date]) -> int | None:
    """The mean number of whole months between visits; None for one visit, at least 1."""
    if len(days) < 2:
        return None
    return max(1, round((max(days) - min(days)).days * 12 / 365 / (len(days) - 1)))


def left(who: Actor, today: date) -> tuple[date, int, int, Decimal | None]:
    """Churn of a cohort (kpis E.4), people and not visits: of the owners who came in month N−6, N being the last whole month,
    those who did not come again in N−5 to N. Gives the month N−6, how many stayed away, how many there were, the share."""
    end = today.replace(day=1)  # the first day after N
    start, after = months_after(end, -7), months_after(end, -6)
    came = rows(Odometer, who).filter(vehicle__owner__isnull=False)
    owners = set(came.filter(read_on__gte=start, read_on__lt=after).values_list("vehicle__owner_id", flat=True))
    again = set(came.filter(read_on__gte=after, read_on__lt=end).values_list("vehicle__owner_id", flat=True))
    gone = len(owners - again)
    return start, gone, len(owners), share(gone, len(owners))


def churn(who: Actor, today: date) -> tuple[int, int, Decimal | None]:
    """Lost: last seen 12 to 24 months ago; of those active at the start of the last twelve months."""
    start = months_after(today, -12)
    seen = rows(Odometer, who).values("vehicle_id").annotate(first=Min("read_on"), last=Max("read_on"))
    lost = seen.filter(last__lt=start, last__gte=months_after(today, -24)).count()
    active = seen.filter(first__lt=start, last__gte=months_after(today, -24)).count()
    return lost, active, share(lost, active)


def cohorts(who: Actor, today: date) -> list[tuple[str, int, int, Decimal | None]]:
    """By month of delivery: cars sold by us, those that came again within twelve months, their share."""
    sold = dict(
        rows(Vehicle, who).filter(sold_here=True, merged_into=None, warranty_from__isnull=False)
        .filter(warranty_from__gte=months_after(today, -24)).values_list("pk", "warranty_from")
    )  # fmt: skip
    again: set[int] = set()
    for pk, day in (
        rows(Odometer, who).filter(vehicle_id__in=sold, source="reception").values_list("vehicle_id", "read_on")
    ):
        bought = sold[pk]
        if bought is not None and bought < day <= months_after(bought, 12):
            again.add(pk)
    found: dict[str, list[int]] = {}
    for pk, delivered in sold.items():
        assert delivered is not None
        line = found.setdefault(f"{delivered:%Y-%m}", [0, 0])
        line[0] += 1
        line[1] += pk in again
    return [(month, whole, came, share(came, whole)) for month, (whole, came) in sorted(found.items())]


def segment(who: Actor | Context, group: str, today: date) -> list[Value]:
    """The customers of a class as a list to call or to invite, the best first; those who left are nobody's class."""
    return [one for one in values(who, today) if one.group == group]
