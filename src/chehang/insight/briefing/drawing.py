"""What a briefing says: the last whole month of each measure with target and trend, promises, contacts, contracts."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.measures import Measure, Reading, Span, measures, trend
from chehang.core.measures.targets import Judgement, judge
from chehang.work.models import Contract, Note
from chehang.work.tasks.states import OPEN

from ..cockpit import agreed_for
from .kinds import Brief

MONTHS = 6
MOST = 20
RECENT = timedelta(days=180)


@dataclass(frozen=True)
class Figure:
    """A measure in the last whole month, how it stands against the target, and its months before, oldest first."""

    measure: Measure
    run: list[Reading]
    judged: Judgement | None

    @property
    def last(self) -> Reading:
        """The month it speaks of."""
        return self.run[-1]


def figures(brief: Brief, actor: Actor, today: date) -> list[Figure]:
    """The measures of a brief that the actor may see; one that is only known for today is not told of a past month."""
    span, known = Span.of("month", today).back(), measures()
    shown = [
        known[n] for n in brief.measures if n in known and known[n].kind != "now" and actor.may(known[n].permission)
    ]
    agreed = agreed_for([m.name for m in shown], actor, span)
    found = []
    for measure in shown:
        run = trend(measure, actor, span, today, MONTHS)
        found.append(Figure(measure, run, judge(measure, run[-1].value, agreed.get(measure.name))))
    return found


def promises(actor: Actor) -> list[Note]:
    """Promises whose task is not done, the first due first."""
    found = rows(Note, actor).filter(kind="promise", task__state__in=OPEN).select_related("task__owner", "writer")
    return list(found.order_by("task__due", "id")[:MOST])


def contacts(actor: Actor, words: str, today: date) -> list[Note]:
    """What was noted of meetings outside in half a year, the newest first; with words, of whom or what they name."""
    found = rows(Note, actor).filter(kind="contact", at__date__gte=today - RECENT)
    if words:
        found = found.filter(Q(person__icontains=words) | Q(title__icontains=words) | Q(text__icontains=words))
    return list(found.select_related("writer").order_by("-at", "-id")[:MOST])


def contracts(brief: Brief, actor: Actor, words: str) -> list[Contract]:
    """Contracts that run or wait for a signature, the first to end first; those with whom is named, if there are any."""
    found = rows(Contract, actor).filter(state__in=("submitted", "approved", "running"))
    if brief.contracts:
        found = found.filter(kind__in=brief.contracts)
    if words:
        named = found.filter(Q(party__icontains=words) | Q(title__icontains=words))
        found = named if named.exists() else found
    return list(found.select_related("owner").order_by("ends_on", "id")[:MOST])
