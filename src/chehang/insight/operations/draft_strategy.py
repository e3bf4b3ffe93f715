"""Write a strategy, or change its draft."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Figure, Id, LongText, Ref, RequiredText
from chehang.insight.operations.set_target import Name, kept, known_measure
from chehang.insight.strategy.models import Strategy, StrategyTarget
from chehang.work.heads import MANAGERS

Year = Annotated[int, Field(ge=2020, le=2099)]


class StrategyAim(Command):
    """What a measure is to be in a year, as it is shown: 90 is 90 % of a share, 1500 are 1,500 yuan."""

    measure: Annotated[Name, Field(title="Measure")]
    year: Annotated[Year, Field(title="Year")]
    target: Annotated[Figure, Field(title="Target")]


class DraftStrategy(Command):
    """For which years, where we and the market stand, what is aimed at and how. ``draft`` changes a draft."""

    title: Annotated[RequiredText, Field(title="Strategy")]
    first_year: Annotated[Year, Field(title="First year")]
    last_year: Annotated[Year, Field(title="Last year")]
    situation: Annotated[LongText, Field(title="Where we stand")]
    aims: Annotated[LongText, Field(title="Aims")]
    actions: Annotated[LongText, Field(title="How they are reached")]
    targets: Annotated[tuple[StrategyAim, ...], Field(max_length=60, title="Targets")] = ()
    draft: Annotated[Id, Ref("insight.Strategy"), Field(title="Draft to change")] | None = None


@operation("insight.draft_strategy", title=_("Write a strategy"), posts=MANAGERS)
def draft_strategy(cmd: DraftStrategy, ctx: Context) -> Done:
    """Keep the draft; the general manager is told.

    Refused when it ends before it begins or is over, for an unknown measure, and for a target of another year.
    """
    targets = _targets(cmd, ctx)
    texts = cmd.model_dump(exclude={"targets", "draft"})
    if cmd.draft:
        strategy = access.get(Strategy, cmd.draft, ctx, lock=True)
        if strategy.state != "draft" or strategy.owner_id != ctx.actor.employee_id:
            raise Refused(
                "strategy.not_your_draft", _("Only its author changes a strategy, and only while it is a draft.")
            )
        before = {name: getattr(strategy, name) for name in texts}
        for name, value in texts.items():
            setattr(strategy, name, value)
        strategy.save()
        strategy.targets.all().delete()
    else:
        before = None
        strategy = Strategy.objects.create(
            store_id=ctx.store_id,
            number=numbers.draw(ctx, "ZL"),
            owner_id=ctx.actor.employee_id,
            written_at=ctx.now,
            **texts,
        )
    for target in targets:
        target.strategy = strategy
        target.save()
    ctx.changed(strategy, before, texts | {"targets": len(targets)})
    if before is None and "general_manager" not in ctx.actor.posts:
        ctx.tell(
            _("Strategy %(strategy)s is drafted: look at it and approve it"),
            post="general_manager",
            link=f"/insight/strategies/{strategy.pk}/",
            strategy=strategy.title,
        )
    return Done(id=strategy.pk, number=strategy.number)


def _targets(cmd: DraftStrategy, ctx: Context) -> list[StrategyTarget]:
    if cmd.last_year < cmd.first_year:
        raise Refused("strategy.years", _("The strategy ends before it begins."), field="last_year")
    if cmd.last_year < ctx.today.year:
        raise Refused("strategy.over", _("These years are over. Write for the years to come."), field="last_year")
    found: dict[tuple[str, int], StrategyTarget] = {}
    for n, line in enumerate(cmd.targets):
        measure = known_measure(line.measure, f"targets.{n}.measure")
        if not cmd.first_year <= line.year <= cmd.last_year:
            raise Refused(
                "strategy.target_year",
                _("%(year)s is no year of this strategy (%(first)s to %(last)s)."),
                field=f"targets.{n}.year",
                year=str(line.year),
                first=str(cmd.first_year),
                last=str(cmd.last_year),
            )
        if (measure.name, line.year) in found:
            raise Refused(
                "strategy.target_twice",
                _("%(measure)s has two targets for %(year)s. Keep one."),
                field=f"targets.{n}.measure",
                measure=str(measure.title),
                year=str(line.year),
            )
        target = kept(measure, line.target)
        facts = {"measure": measure.name, "year": line.year, "target": target}
        found[measure.name, line.year] = StrategyTarget(store_id=ctx.store_id, **facts)
    return list(found.values())
