"""How a payslip explains itself, and an event in words."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from .models import PersonnelEvent

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
