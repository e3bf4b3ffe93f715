"""What the acts on checks share: making a round, judging a finding, what follows from it."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.org.services import holders
from chehang.work.heads import HEADS
from chehang.work.people import worker
from chehang.work.tasks.kinds import TaskKind
from chehang.work.tasks.services import assign

from .kinds import ItemKind
from .models import CheckAnswer, CheckItem, CheckPlace, CheckRound, CheckTemplate

LEAST = Decimal("0.8")


def locked(ctx: Context, pk: int) -> CheckRound:
    """The round, locked for this act."""
    return access.get(CheckRound, pk, ctx, lock=True)


def require_checker(ctx: Context, check: CheckRound) -> None:
    """Refused unless the round is the actor's."""
    if check.checker_id != ctx.actor.employee_id:
        raise Conflict(
            "check.not_yours", _("%(number)s is the round of %(name)s."), number=check.number, name=str(check.checker)
        )


def plan(
    ctx: Context, template: CheckTemplate, place: CheckPlace | None, checker_id: int, due: date, *, drawn: bool = False
) -> CheckRound:
    """Write a round down and tell who goes."""
    worker(ctx, checker_id, field="checker")
    if place is not None and place.owner_id == checker_id and scored(template):
        raise Refused(
            "check.own_area",
            _("%(place)s is the own area. Another person scores it."),
            field="checker",
            place=str(place),
        )
    check = CheckRound.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "XJ"),
        template=template,
        place=place,
        checker_id=checker_id,
        due=due,
        drawn=drawn,
    )
    ctx.changed(check, None, {"number": check.number, "checker": checker_id, "due": due.isoformat()})
    # Whoever is at a place drawn at random must not know when: only the checker is told.
    if checker_id != ctx.actor.employee_id:
        ctx.tell(
            _("Check %(number)s is yours, due %(due)s: %(what)s"),
            employee_id=checker_id,
            link=f"/work/patrol/{check.pk}/",
            number=check.number,
            due=due.isoformat(),
            what=template.title,
        )
    return check


def scored(template: CheckTemplate) -> bool:
    """Whether points are given (5S); who owns an area does not score it (§7.16)."""
    return template.items.filter(kind=ItemKind.SCORE).exists()


def below_twice(check: CheckRound) -> bool:
    """Whether this round and the one before it at the same place came to less than 80 %."""
    if check.score is None or check.score >= LEAST or check.place_id is None:
        return False
    before = CheckRound.objects.filter(
        store_id=check.store_id, place_id=check.place_id, template__code=check.template.code, score__isnull=False
    )
    last = before.exclude(pk=check.pk).order_by("-done_at", "-id").values_list("score", flat=True).first()
    return last is not None and last < LEAST


def judge(item: CheckItem, well: bool | None, value: Decimal | None) -> bool:
    """Whether a finding is as it should be: a reading by its limits, all else by the checker's word."""
    if item.kind in (ItemKind.VALUE, ItemKind.SCORE):
        if value is None:
            raise Refused("check.no_reading", _("Enter the reading."), field="value")
        return (item.low is None or value >= item.low) and (item.high is None or value <= item.high)
    if well is None:
        raise Refused("check.no_answer", _("Say whether it is as it should be."), field="well")
    return well


def score_of(answers: list[CheckAnswer]) -> Decimal:
    """The share of items as they should be; a scored item counts by its points of the most. Sections count by their weights."""
    sections: dict[str, list[Decimal]] = {}
    weights: dict[str, int] = {}
    for a in answers:
        sections.setdefault(a.item.section, []).append(_part(a))
        weights[a.item.section] = a.item.weight or 1
    if not answers:
        return Decimal(1)
    whole = sum((weights[s] * sum(parts, Decimal(0)) / len(parts) for s, parts in sections.items()), Decimal(0))
    return (whole / sum(weights.values())).quantize(Decimal("0.000001"))


def section_scores(answers: list[CheckAnswer]) -> list[tuple[str, int, Decimal]]:
    """(section, weight in percent, share reached) in the order of the list; nothing for a list without sections."""
    sections: dict[tuple[str, int], list[Decimal]] = {}
    for a in answers:
        if a.item.section:
            sections.setdefault((a.item.section, a.item.weight), []).append(_part(a))
    return [(name, weight, sum(p, Decimal(0)) / len(p)) for (name, weight), p in sections.items()]


def _part(answer: CheckAnswer) -> Decimal:
    if answer.item.kind == ItemKind.SCORE and answer.item.high and answer.value is not None:
        return min(answer.value / answer.item.high, Decimal(1))
    return Decimal(int(answer.well))


def hazard(ctx: Context, check: CheckRound, answer: CheckAnswer) -> None:
    """What was found wanting becomes a task with a deadline; the checker confirms that it is mended.

    The manager of the place's department mends it; where there is none, or he checked himself, the checker's own manager.
    """
    department = check.place.department if check.place_id and check.place else check.template.department
    wanted = [HEADS[department], HEADS[check.template.department], HEADS["people"], HEADS["management"]]
    found = [e.pk for post in wanted for e in holders(ctx.store_id, post, ctx.today)]
    owner = next((pk for pk in found if pk != check.checker_id), check.checker_id)
    where = f"{check.place.name}: " if check.place_id and check.place else ""
    assign(
        ctx,
        f"{where}{answer.item.text}"[:100],
        owner=owner,
        due=ctx.today + timedelta(days=check.template.mend_days),
        about=check,
        detail=answer.word,
        kind=TaskKind.TEMPORARY,
    )


def improve(ctx: Context, check: CheckRound) -> None:
    """Below 80 % twice: the head of the place's department writes a plan within a week; where there is none, HR."""
    assert check.place is not None
    wanted = [HEADS[check.place.department], HEADS["people"], HEADS["management"]]
    found = [e.pk for post in wanted for e in holders(ctx.store_id, post, ctx.today)]
    owner = next((pk for pk in found if pk != check.checker_id), check.checker_id)
    title = _("%(place)s: below 80 points twice, plan how to improve") % {"place": check.place.name}
    assign(ctx, str(title)[:100], owner=owner, due=ctx.today + timedelta(days=7), about=check, kind=TaskKind.TEMPORARY)
