"""Counting what proves duties: the journal in one grouped query a period, papers in one union."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, IntegerField, Max, Q, QuerySet, Value

from chehang.core.context import STORE_TIME
from chehang.core.duties import Acts, Documents, Evidence, Owed, rows_of
from chehang.core.models import Journal
from chehang.org.models import Assignment

STEP = {"day": 1, "week": 7}
AT_ONCE = 60


@dataclass(frozen=True)
class Span:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The moment it begins and the moment it is over, in the store's time."""
        return midnight(self.first), midnight(self.last + timedelta(days=1))


@dataclass(frozen=True)
class Counted:
    """How often a rule was fulfilled and when last; ``occasion`` is whether there was anything to do."""

    rule: Evidence
    count: int
    last: datetime | None = None
    occasion: bool = True

    @property
    def met(self) -> bool:
        return self.count >= self.rule.at_least


def midnight(day: date) -> datetime:
    """The beginning of a day in the store."""
    return datetime.combine(day, time(), STORE_TIME)


class Counter:
    """The counts of one store: ask for all rules of a span at once."""

    def __init__(self, store_id: int) -> None:
        self.store_id = store_id

    def rules(self, wanted: Iterable[tuple[Evidence, Span]]) -> dict[tuple[int, Span], Counted]:
        """Each rule in its span, by the rule's identity."""
        asked = list(wanted)
        papers = {(id(p), span): (p, span) for rule, span in asked for p in _papers(rule)}
        counts = self._papers(papers)
        people = self._people(asked)
        journal = self._journal(asked, people)
        found = {}
        for rule, span in asked:
            if isinstance(rule, Documents):
                found[id(rule), span] = Counted(rule, counts[id(rule), span])
                continue
            occasion = rule.when is None or counts[id(rule.when), span] >= rule.when.at_least
            rows = [journal.get((span, rule.by, name), (0, None)) for name in rule.operations]
            count, last = sum(n for n, _at in rows), max((at for _n, at in rows if at), default=None)
            if rule.different and count:
                count = self._spells(rule, span, people.get((span, rule.by)))
            found[id(rule), span] = Counted(rule, count, last, occasion)
        return found

    def _people(self, asked: list[tuple[Evidence, Span]]) -> dict[tuple[Span, tuple[str, ...]], set[int]]:
        """Those whose acts count, for each span and the posts that a rule names."""
        named = {(span, rule.by) for rule, span in asked if isinstance(rule, Acts) and rule.by}
        held = {
            span: self.holders({post for at, by in named for post in by if at == span}, span)
            for span in {at for at, _by in named}
        }
        return {(span, by): {person for post in by for person in held[span][post]} for span, by in named}

    def _journal(
        self, asked: list[tuple[Evidence, Span]], people: dict[tuple[Span, tuple[str, ...]], set[int]]
    ) -> dict[tuple[Span, tuple[str, ...], str], tuple[int, datetime | None]]:
        """How often each operation was done in a span by whom it takes, and when last, in one question.

        Grouped by the operation alone, the rows come from the index in their order and nothing is sorted.
        """
        names: dict[tuple[Span, tuple[str, ...]], set[str]] = defaultdict(set)
        for rule, span in asked:
            if isinstance(rule, Acts) and (not rule.by or people[span, rule.by]):
                names[span, rule.by].update(rule.operations)
        keys, parts = list(names), []
        for n, (span, by) in enumerate(keys):
            rows = self.acts(names[span, by], span).order_by()
            rows = rows.filter(employee_id__in=people[span, by]) if by else rows
            which = rows.values("operation", k=Value(n, output_field=IntegerField()))
            parts.append(which.annotate(n=Count("id"), last=Max("at")).values_list("k", "operation", "n", "last"))
        found = {}
        for start in range(0, len(parts), AT_ONCE):
            first, *more = parts[start : start + AT_ONCE]
            for n, operation, count, last in first.union(*more, all=True) if more else first:
                found[(*keys[n], operation)] = (count, last)
        return found

    def acts(self, operations: Iterable[str], span: Span) -> QuerySet[Journal]:
        """The journal rows of these operations in the span."""
        begins, ends = span.moments
        return Journal.objects.filter(
            store_id=self.store_id, operation__in=sorted(operations), outcome="done", at__gte=begins, at__lt=ends
        )

    def _spells(self, rule: Acts, span: Span, people: set[int] | None) -> int:
        """On how many different days or weeks of the span something was done: one question for each, in one query."""
        rows = self.acts(rule.operations, span)
        rows = rows if people is None else rows.filter(employee_id__in=people)
        inside: dict[str, Exists] = {}
        day = span.first - timedelta(days=span.first.weekday() if rule.different == "week" else 0)
        while day <= span.last:
            after = day + timedelta(days=STEP[rule.different])
            inside[f"d{len(inside)}"] = Exists(rows.filter(at__gte=midnight(day), at__lt=midnight(after)))
            day = after
        one = Journal.objects.filter(store_id=self.store_id).order_by()[:1].values(**inside)
        return sum(bool(v) for row in one for v in row.values())

    def holders(self, posts: Iterable[str], span: Span) -> dict[str, set[int]]:
        """Who held each of the posts on any day of the span."""
        rows = Assignment.objects.filter(store_id=self.store_id, post__in=set(posts), since__lte=span.last)
        found: dict[str, set[int]] = defaultdict(set)
        for post, person in rows.filter(Q(until=None) | Q(until__gte=span.first)).values_list("post", "employee_id"):
            found[post].add(person)
        return found

    def papers(self, rule: Documents, span: Span) -> QuerySet[Any]:
        """The papers of a rule in the span."""
        begins, ends = span.moments if rule.timed else (span.first, span.last + timedelta(days=1))
        return rows_of(
            rule.model_class, self.store_id, {**rule.where, f"{rule.day}__gte": begins, f"{rule.day}__lt": ends}
        )

    def _papers(self, asked: dict[tuple[int, Span], tuple[Documents, Span]]) -> dict[tuple[int, Span], int]:
        return _counted({key: self.papers(rule, span) for key, (rule, span) in asked.items()})

    def owed(self, asked: Iterable[Owed], now: datetime) -> dict[int, int]:
        """How many rows wait for longer than they may, by the rule's identity."""
        late = {}
        for rule in asked:
            before = {f"{rule.since}__lt": now - timedelta(hours=rule.hours)}
            late[id(rule)] = rows_of(rule.model_class, self.store_id, {**rule.where, **before})
        return _counted(late)


def _papers(rule: Evidence) -> list[Documents]:
    if isinstance(rule, Documents):
        return [rule]
    return [rule.when] if rule.when else []


def _counted(asked: dict[Any, QuerySet[Any]]) -> dict[Any, int]:
    """How many rows each query has, all in as few questions as the database takes."""
    keys, found = list(asked), dict.fromkeys(asked, 0)
    for start in range(0, len(keys), AT_ONCE):
        parts = [
            asked[key].values(k=Value(n, output_field=IntegerField())).annotate(n=Count("pk")).values_list("k", "n")
            for n, key in enumerate(keys[start : start + AT_ONCE], start)
        ]
        joined = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
        for n, count in joined:
            found[keys[n]] = count
    return found
