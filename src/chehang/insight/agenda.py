"""The agenda of the monthly operating review (经营分析会, §9.10): red measures, plans that are behind, what earlier meetings left open."""

from dataclasses import dataclass
from datetime import date

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.measures import Measure, Reading, Readings, Span, measures
from chehang.core.measures.targets import RED, Judgement, judge
from chehang.core.models import MeasureTarget
from chehang.work.meetings.kinds import MeetingKind
from chehang.work.models import Decision, Goal
from chehang.work.tasks.states import OPEN

from .cockpit import agreed_for

MOST = 40


@dataclass(frozen=True)
class Red:
    """A measure of the month in its red band, or behind its target where no band was agreed."""

    measure: Measure
    reading: Reading
    judged: Judgement


def reds(actor: Actor, span: Span, today: date) -> list[Red]:
    """Of the measures with something agreed for the month that the actor may see, the worst first."""
    named = MeasureTarget.objects.filter(store_id=actor.store_id, kind="month", first__lte=span.first)
    known = measures()
    asked = [
        known[n]
        for n in sorted(set(named.values_list("measure", flat=True)))
        if n in known and actor.may(known[n].permission)
    ]
    agreed, read_ones, found = agreed_for([m.name for m in asked], actor, span), Readings([actor], today), []
    for measure in asked:
        reading = read_ones.one(measure, span)
        judged = judge(measure, reading.value, agreed.get(measure.name))
        if judged is not None and _behind(measure, judged):
            found.append(Red(measure, reading, judged))
    return sorted(found, key=lambda r: (r.judged.colour != RED, r.judged.reached or 0, r.measure.name))


def _behind(measure: Measure, judged: Judgement) -> bool:
    if judged.colour or judged.reached is None:
        return judged.colour == RED
    return judged.reached < 1 if measure.better == "up" else judged.reached > 1


def late_goals(actor: Actor, today: date) -> list[Goal]:
    """Plans that run past their day, the oldest first."""
    found = rows(Goal, actor).filter(state="running", due__lt=today).select_related("owner")
    return list(found.order_by("due", "id")[:MOST])


def left_open(actor: Actor) -> list[Decision]:
    """What operating reviews decided and nobody has finished, the oldest first."""
    found = rows(Decision, actor).filter(
        meeting__kind=MeetingKind.OPERATION, meeting__state="held", task__state__in=OPEN
    )
    return list(found.select_related("meeting", "owner", "task").order_by("meeting__at", "n")[:MOST])
