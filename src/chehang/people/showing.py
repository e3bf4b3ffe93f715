"""How a payslip explains itself, and an event in words."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from .models import PersonnelEvent
from .sheets import Worked
from .timesheets import Day

Pairs = list[tuple[Any, str]]


def said(pairs: Pairs) -> Pairs:
    """Only what says something."""
    return [(title, text) for title, text in pairs if text]


@dataclass(frozen=True)
class Line:
    """A line of a payslip."""

    pk: int
    title: str
    amount: Decimal
    how: str


def lines_of(slip: Any) -> list[Line]:
    """What it is made of, each with how it came about."""
    return [Line(n, title, Decimal(amount), how) for n, (title, amount, how) in enumerate(slip.lines, 1)]


STATES = {
    "well": (_("In order"), "green"),
    "late": (_("Late or left early"), "amber"),
    "missing": (_("A punch is missing"), "red"),
    "absent": (_("No punch at all"), "red"),
    "leave": (_("On leave"), "blue"),
}


@dataclass(frozen=True)
class Said:
    """A day of a month sheet in words."""

    pk: str
    day: date
    shift: str
    first: datetime | None
    last: datetime | None
    late: int
    early: int
    state: Any
    colour: str

    @classmethod
    def of(cls, one: Worked) -> "Said":
        """From what the punches say."""
        state, colour = STATES[one.state]
        words = str(one.away.get_kind_display()) if one.away is not None else state
        found = one.found or Day("leave")
        return cls(one.pk, one.day, str(one.shift), found.first, found.last, found.late, found.early, words, colour)


def event_shown(event: PersonnelEvent) -> Pairs:
    """The event in words."""
    return said([
        (_("Personnel event"), event.get_kind_display()),
        (_("Employee"), event.employee.name),
        (_("Effective from"), str(event.effective_on)),
        (_("New post"), str(event.position or "")),
        (_("New wage"), f"{event.wage:,.2f}" if event.wage is not None else ""),
        (_("Amount"), f"{event.amount:,.2f}" if event.amount else ""),
        (_("Appraisal score"), str(event.score) if event.score is not None else ""),
        (_("Reason of leaving"), event.get_leaving_display() if event.leaving else ""),
        (_("Severance"), f"{event.severance:,.2f}" if event.severance else ""),
        (_("Facts and reason"), event.facts),
        (_("Clause of the policy"), event.clause),
        (_("What the employee says"), event.statement),
    ])  # fmt: skip
