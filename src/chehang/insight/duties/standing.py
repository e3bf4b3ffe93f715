"""How duties stand in a month: green, amber, red, without occasion, not built."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Clock
from chehang.core.duties import Owed

from .evidence import Counted, Counter, Span
from .texts import Duty
from .work import Work, work_for

STATES = {
    "green": (_("proved"), "green"),
    "amber": (_("to do"), "amber"),
    "red": (_("late"), "red"),
    "idle": (_("no occasion"), "blue"),
    "unproved": (_("leaves no evidence yet"), "grey"),
    "unbuilt": (_("not built"), "grey"),
}
ON_OCCASION = ("event",)


@dataclass(frozen=True)
class Standing:
    """A duty in a month: what proves it, and what is late."""

    work: Work
    month: date
    state: str
    counted: tuple[Counted, ...] = ()
    late: tuple[tuple[Owed, int], ...] = ()

    @property
    def duty(self) -> Duty:
        return self.work.duty

    @property
    def title(self) -> Any:
        return STATES[self.state][0]

    @property
    def colour(self) -> str:
        return STATES[self.state][1]

    @property
    def count(self) -> int:
        """How many pieces of evidence there are."""
        return sum(c.count for c in self.counted)

    @property
    def last(self) -> datetime | None:
        """When the latest was made."""
        return max((c.last for c in self.counted if c.last), default=None)

    @property
    def evidenced(self) -> bool:
        """Whether all of it can be done here, and was."""
        return self.work.doable and self.state == "green"


def span_of(duty: Duty, month: date) -> Span:
    """The days whose evidence counts: the month, or the year up to its end."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return Span(month.replace(month=1, day=1) if duty.rhythm == "yearly" else month.replace(day=1), last)


def standings(store_id: int, chosen: Iterable[Duty], month: date, clock: Clock) -> list[Standing]:
    """How each of the duties stands in the month that begins on ``month``."""
    works, counter = work_for(tuple(chosen)), Counter(store_id)
    running = month <= clock.today() <= span_of_month(month).last
    asked = [(rule, span_of(work.duty, month)) for work in works for rule in work.evidence]
    counted = counter.rules(asked)
    owed = counter.owed([o for work in works for o in work.owed], clock.now()) if running else {}
    found = []
    for work in works:
        rules = tuple(counted[id(rule), span_of(work.duty, month)] for rule in work.evidence)
        late = tuple((o, owed[id(o)]) for o in work.owed if owed.get(id(o)))
        over = clock.today() > span_of_month(month).last and (work.duty.rhythm != "yearly" or month.month == 12)
        found.append(Standing(work, month, _state(work, rules, bool(late), over), rules, late))
    return found


def _state(work: Work, rules: tuple[Counted, ...], late: bool, over: bool) -> str:
    if not work.built:
        return "unbuilt"
    if late:
        return "red"
    if not rules:
        return "unproved"
    needed = [c for c in rules if c.occasion and (c.count or c.rule.when or work.duty.rhythm not in ON_OCCASION)]
    if not needed:
        return "idle"
    if all(c.met for c in needed):
        return "green"
    return "red" if over else "amber"


def span_of_month(month: date) -> Span:
    """All days of a month."""
    return Span(month.replace(day=1), month.replace(day=monthrange(month.year, month.month)[1]))


def last_whole_month(today: date) -> date:
    """The first day of the month before this one."""
    return (today.replace(day=1) - date.resolution).replace(day=1)
