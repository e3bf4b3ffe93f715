"""Surveys without names: who is asked in which group, the questions, and what may be shown.

A group is asked only when it has as many people as the figure of the store says (``people.anonymous_least``, §9.12: three);
smaller departments count together. What is shown needs as many answers, too.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Context
from chehang.core.parameters import parameter
from chehang.org.models import Assignment
from chehang.org.posts import DEPARTMENTS
from chehang.work.heads import HEADS
from chehang.work.people import home_of

from .models import Poll, PollTally

QUESTIONS = Path(__file__).parent / "data" / "poll_questions.csv"
SCORES = (1, 2, 3, 4, 5)
SUPERIOR, PEER, STAFF, OTHERS = "superior", "peer", "staff", "others"
WEIGHTS = {SUPERIOR: Decimal(50), PEER: Decimal(25), STAFF: Decimal(25)}  # §9.12
GROUPS = {
    SUPERIOR: _("Superior"), PEER: _("Peers"), STAFF: _("Own staff"), OTHERS: _("Small departments together"), **DEPARTMENTS,
}  # fmt: skip
HUNDRED, CENT = Decimal(100), Decimal("0.01")


@cache
def _texts() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["kind"]].append(row)
    return dict(found)


def questions(kind: str) -> list[str]:
    """The questions of a kind in the language of the page."""
    language = "en" if (get_language() or "").startswith("en") else "zh"
    return [row[language] for row in _texts()[kind]]


def homes(who: Actor | Context, today: object) -> dict[int, str]:
    """Everybody who works here → the department he belongs to."""
    held = Assignment.objects.filter(store_id=who.store_id, since__lte=today, employee__active=True)
    posts: dict[int, set[str]] = defaultdict(set)
    for person, post in held.filter(Q(until=None) | Q(until__gte=today)).values_list("employee_id", "post"):
        posts[person].add(post)
    return {person: home_of(frozenset(theirs)) for person, theirs in sorted(posts.items())}


def morale_groups(departments: dict[int, str], least: int) -> dict[int, str]:
    """Person → group: the department, or all small ones together; those may be too few still, then everybody is one group."""
    sizes: dict[str, int] = defaultdict(int)
    for department in departments.values():
        sizes[department] += 1
    small = {d for d, n in sizes.items() if n < least}
    if small and sum(sizes[d] for d in small) < least:
        return dict.fromkeys(departments, OTHERS)
    return {person: OTHERS if d in small else d for person, d in departments.items()}


def feedback_groups(about: int, departments: dict[int, str], held: dict[int, set[str]], least: int) -> dict[int, str]:
    """Person → group for a feedback about a manager: the general manager, the other managers, his own people. A group of
    peers or staff that is too small is not asked."""
    heads = {p for p, posts in held.items() if posts & set(HEADS.values())}
    own = {d for d, post in HEADS.items() if post in held.get(about, set())}
    found = {}
    for person, department in departments.items():
        if person == about:
            continue
        if HEADS["management"] in held[person]:
            found[person] = SUPERIOR
        elif person in heads:
            found[person] = PEER
        elif department in own:
            found[person] = STAFF
    for group in (PEER, STAFF):
        if sum(1 for g in found.values() if g == group) < least:
            found = {p: g for p, g in found.items() if g != group}
    return found


@dataclass(frozen=True)
class Heard:
    """What a group said: how many answered, and the mean of each question (1 to 5)."""

    group: str
    answers: int
    means: tuple[Decimal, ...]

    @property
    def title(self) -> str:
        """The group in words."""
        return str(GROUPS[self.group])

    @property
    def score(self) -> Decimal:
        """The mean of all questions as a score of a hundred."""
        return (sum(self.means, Decimal(0)) / len(self.means) * 20).quantize(CENT)


def heard(poll: Poll, who: Actor | Context, today: object) -> tuple[list[Heard], int]:
    """The groups that may be shown, and how many groups are not: too few answered. A superior answers with his name."""
    least = int(parameter(who, "people.anonymous_least", today))  # type: ignore[arg-type]
    sums: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    counted = PollTally.objects.filter(poll=poll).order_by("group", "question")
    for group, question, n, points in counted.values("group", "question").annotate(
        n=Sum("count"), points=Sum(models.F("count") * models.F("score"))
    ).values_list("group", "question", "n", "points"):  # fmt: skip
        sums[group][question] = (n, points)
    shown, hidden = [], 0
    for group, by_question in sums.items():
        n = by_question[1][0]
        if n < (1 if group == SUPERIOR else least):
            hidden += 1 if n else 0
            continue
        means = tuple((Decimal(points) / count).quantize(CENT) for count, points in by_question.values())
        shown.append(Heard(group, n, means))
    return shown, hidden


def together(shown: list[Heard]) -> Decimal | None:
    """A feedback's score: superior 50, peers 25, staff 25, by the groups that may be shown (§9.12); a morale survey's: by
    its answers."""
    if not shown:
        return None
    weights = [WEIGHTS.get(h.group, Decimal(h.answers)) for h in shown]
    return (sum((w * h.score for w, h in zip(weights, shown, strict=True)), Decimal(0)) / sum(weights)).quantize(CENT)
