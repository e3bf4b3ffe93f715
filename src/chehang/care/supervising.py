"""Standards beside what was reached, results by who served, and who answers at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Avg, Count, Q

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.measures import Span, measures, read

from .kinds import Channel
from .models import FollowUp, Standard, Survey
from .scoring import share

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Watched:
    """A standard, what the month before and this month have reached (as its target is written), and whether it is met."""

    standard: Standard
    before: Decimal | None
    now: Decimal | None
    met: bool | None


def watched(who: Actor, today: date) -> list[Watched]:
    """The standards in use with their months."""
    this = Span.of("month", today)
    found = []
    for standard in rows(Standard, who).filter(active=True).order_by("id"):
        before, now = (_reached(standard, who, span, today) for span in (this.back(1), this))
        last = now if now is not None else before
        found.append(Watched(standard, before, now, None if last is None else last >= standard.target))
    return found


def _reached(standard: Standard, who: Actor, span: Span, today: date) -> Decimal | None:
    measure = measures()[standard.measure]
    value = read(measure, who, span, today).value
    if value is None:
        return None
    return (value * 100 if measure.unit == "percent" else value).quantize(TENTH)


@dataclass(frozen=True)
class Served:
    """Surveys of one person: how many answers, the mean index."""

    name: str
    count: int
    index: Decimal


def by_person(who: Actor, study: str, since: datetime) -> list[Served]:
    """Who served, the lowest index first; below five answers nobody is judged."""
    told = rows(Survey, who).filter(
        questionnaire__study=study, state="answered", flagged=False, answered_at__gte=since, person__isnull=False
    )
    found: dict[str, list[Decimal]] = {}
    for name, index in told.exclude(index=None).values_list("person__name", "index"):
        found.setdefault(name, []).append(index or Decimal(0))
    lines = [Served(name, len(got), (sum(got, Decimal(0)) / len(got)).quantize(TENTH)) for name, got in found.items()]
    return sorted(lines, key=lambda line: line.index)


@dataclass(frozen=True)
class Response:
    """How many of those asked by a channel have answered, and what both kinds had said on the phone before (1 to 10).

    Where the two means lie apart, the answers do not speak for all: the survey is biased.
    """

    channel: str
    sent: int
    answered: int
    rate: Decimal | None
    phone_answered: Decimal | None
    phone_silent: Decimal | None


def responses(who: Actor, study: str, since: datetime) -> list[Response]:
    """Each channel with its response."""
    asked = rows(Survey, who).filter(questionnaire__study=study, sent_at__gte=since)
    counts = asked.values("channel").annotate(sent=Count("pk"), answered=Count("pk", filter=Q(state="answered")))
    return [
        Response(
            str(Channel(one["channel"]).label), one["sent"], one["answered"], share(one["answered"], one["sent"]),
            *(_phone(who, asked.filter(channel=one["channel"], state=state).values_list("customer_id", flat=True))
              for state in ("answered", "sent")),
        )
        for one in counts.order_by("channel")
    ]  # fmt: skip


def _phone(who: Actor, customers: Iterable[int]) -> Decimal | None:
    mean = rows(FollowUp, who).filter(customer__in=customers, score__isnull=False).aggregate(mean=Avg("score"))["mean"]
    return None if mean is None else Decimal(str(mean)).quantize(TENTH)
