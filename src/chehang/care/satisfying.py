"""Satisfaction over a span: index by factor, recommendation, response, drivers, and what staff should be trained in."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from chehang.core.access import rows
from chehang.core.context import Actor

from .models import Answer, ItemTraining, Question, Survey
from .scoring import Driver, drivers, index, nps, share

LOWEST = 3


@dataclass(frozen=True)
class Line:
    """A factor or item: its mean of 1 to 10, its weight and how many answers it rests on."""

    name: str
    mean: Decimal
    weight: Decimal
    count: int
    question: int = 0


@dataclass(frozen=True)
class Result:
    """What the answers of a study say. ``nps`` and ``half`` are None below thirty answers."""

    sent: int
    answered: int
    rate: Decimal | None
    index: Decimal | None
    factors: list[Line]
    items: list[Line]
    nps: tuple[Decimal, Decimal] | None
    drivers: list[Driver]

    @property
    def lowest(self) -> list[Line]:
        """The three lowest items: what courses are needed in."""
        return sorted(self.items, key=lambda line: line.mean)[:LOWEST]


def result(who: Actor, study: str, since: datetime) -> Result:
    """The result of a study since a moment; answers from a flagged device do not count."""
    sent = rows(Survey, who).filter(questionnaire__study=study, sent_at__gte=since)
    answered = sent.filter(state="answered", flagged=False)
    scores = list(
        Answer.objects.filter(survey__in=answered, question__recommends=False).order_by("survey_id", "question_id")
        .values_list("survey_id", "question__factor", "question__text", "question__weight", "score")
    )  # fmt: skip
    asked = dict(
        Question.objects.filter(store_id=who.store_id, questionnaire__study=study, recommends=False)
        .order_by("id").values_list("text", "pk")
    )  # fmt: skip
    items = [
        replace(line, question=asked.get(line.name, 0))
        for line in _lines((text, weight, score) for _s, _f, text, weight, score in scores)
    ]
    factors = _lines((factor, weight, score) for _s, factor, _t, weight, score in scores)
    told = list(answered.exclude(recommends=None).values_list("recommends", flat=True))
    by_survey: dict[int, dict[str, int]] = {}
    for survey, _factor, text, _weight, score in scores:
        by_survey.setdefault(survey, {})[text] = score
    whole = {line.name for line in items}
    full = {pk: got for pk, got in by_survey.items() if set(got) == whole}
    totals = dict(answered.filter(pk__in=full).values_list("pk", "recommends"))
    usable = [pk for pk in sorted(full) if totals.get(pk) is not None]
    table = {name: [full[pk][name] for pk in usable] for name in sorted(whole)}
    count = sent.filter(state="answered").count()
    weighed = [(line.weight, line.mean) for line in factors if line.weight]
    return Result(
        sent.count(), count, share(count, sent.count()), index(weighed) if weighed else None, factors, items,
        nps([t for t in told if t is not None]), drivers(table, [float(totals[pk] or 0) for pk in usable]),
    )  # fmt: skip


def _lines(told: Iterable[tuple[str, Decimal, int]]) -> list[Line]:
    found: dict[str, tuple[Decimal, list[int]]] = {}
    for name, weight, score in told:
        found.setdefault(name, (weight, []))[1].append(score)
    return [
        Line(name, Decimal(sum(scores)) / len(scores), weight, len(scores)) for name, (weight, scores) in found.items()
    ]


def trained(who: Actor, results: Iterable[Result]) -> list[tuple[ItemTraining, Decimal | None]]:
    """The last trainings for items, each with what the item is scored now."""
    now = {line.name: line.mean for one in results for line in one.items}
    last = rows(ItemTraining, who).select_related("question", "planned__course").order_by("-id")[:12]
    return [(one, now.get(one.question.text)) for one in last]
