"""Write a scenario."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.measures import Span
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Figure, Id, Ref, RequiredText, Text
from chehang.insight.operations.set_target import Name, kept, known_measure
from chehang.insight.scenarios.models import Assumption, Scenario
from chehang.insight.strategy.models import Strategy
from chehang.work.heads import MANAGERS

HUNDRED = Decimal(100)


class Assumed(Command):
    """A measure, and either how much it changes in percent (10 is a tenth more) or what it is, as it is shown."""

    measure: Annotated[Name, Field(title="Measure")]
    percent: Annotated[Figure | None, Field(title="Change in percent")] = None
    value: Annotated[Figure | None, Field(title="Assumed value")] = None


class WriteScenario(Command):
    """The period that is taken as it was, and what is assumed to be otherwise."""

    title: Annotated[RequiredText, Field(title="Scenario")]
    period: Annotated[str, Field(max_length=10, title="Period", description="2026-10, 2026-Q3, 2025")]
    assumptions: Annotated[tuple[Assumed, ...], Field(min_length=1, max_length=30, title="Assumptions")]
    note: Annotated[Text, Field(title="What for")] = ""
    strategy: Annotated[Id | None, Ref("insight.Strategy"), Field(title="Strategy")] = None


@operation("insight.write_scenario", title=_("Write a scenario"), posts=MANAGERS)
def write_scenario(cmd: WriteScenario, ctx: Context) -> Done:
    """Keep the assumptions; the sheet reckons what follows from them.

    Refused for a period that has not begun, an unknown measure or one the actor may not see, one that stands twice, for
    both or neither of change and value, and for a fall by more than all of it.
    """
    span = Span.read(cmd.period)
    if span is None or span.first > ctx.today:
        raise Refused(
            "scenario.period",
            _("%(period)s is no period that has begun. Take one that is known, such as the last whole month."),
            field="period",
            period=cmd.period,
        )
    strategy = access.get(Strategy, cmd.strategy, ctx) if cmd.strategy else None
    found = [_assumed(line, n, ctx) for n, line in enumerate(cmd.assumptions)]
    if len({a.measure for a in found}) < len(found):
        raise Refused("scenario.twice", _("A measure stands here twice. Keep one line."), field="assumptions")
    scenario = Scenario.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "CSB"),
        title=cmd.title,
        period=span.code,
        note=cmd.note,
        strategy=strategy,
        written_by_id=ctx.actor.employee_id,
        written_at=ctx.now,
    )
    for one in found:
        one.scenario = scenario
        one.save()
    ctx.changed(scenario, None, {"title": cmd.title, "period": span.code, "assumptions": len(found)})
    return Done(id=scenario.pk, number=scenario.number)


def _assumed(line: Assumed, n: int, ctx: Context) -> Assumption:
    measure = known_measure(line.measure, f"assumptions.{n}.measure")
    if not ctx.actor.may(measure.permission):
        raise Refused(
            "scenario.not_yours",
            _("Your post does not see %(measure)s."),
            field=f"assumptions.{n}.measure",
            measure=measure.title,
        )
    if (line.percent is None) == (line.value is None):
        raise Refused(
            "scenario.one_way",
            _("%(measure)s: enter either the change in percent or the value, not both."),
            field=f"assumptions.{n}.percent",
            measure=measure.title,
        )
    if line.percent is not None and line.percent < -HUNDRED:
        raise Refused(
            "scenario.below_nothing",
            _("%(measure)s cannot fall by more than all of it."),
            field=f"assumptions.{n}.percent",
            measure=measure.title,
        )
    change = None if line.percent is None else (line.percent / HUNDRED).quantize(Decimal("0.000001"))
    return Assumption(store_id=ctx.store_id, measure=measure.name, change=change, value=kept(measure, line.value))
