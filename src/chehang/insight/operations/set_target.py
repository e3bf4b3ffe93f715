"""Agree on a target and a band for a measure."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.measures import Measure, Span, measures
from chehang.core.models import MeasureTarget
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Figure, Reason

Name = Annotated[str, Field(max_length=60, pattern=r"^[a-z_]+\.[a-z_]+$")]
PERCENT = Decimal(100)


class SetTarget(Command):
    """Values as the measure is shown: 90 is 90 % of a share, 1500 are 1,500 yuan.

    Green from and red from are the two ends of the band; between them it is amber. ``standing`` keeps it for later
    periods of the same kind until another is set.
    """

    measure: Annotated[Name, Field(title=str(_("Measure")))]
    period: Annotated[str, Field(max_length=10, description="2026-11, 2026-Q4, 2026, 2026-W48, 2026-11-23")]
    target: Figure | None = None
    green: Annotated[Figure | None, Field(title="Green from")] = None
    red: Annotated[Figure | None, Field(title="Red from")] = None
    standing: Annotated[bool, Field(title="Also later")] = True
    reason: Reason


@operation("insight.set_target", title=_("Set target and band"), posts=("general_manager",))
def set_target(cmd: SetTarget, ctx: Context) -> Done:
    """Add the target of a measure for a period that is not over; earlier rows stay as they are. Refused for a period that is over or unknown."""
    measure, span = known_measure(cmd.measure), Span.read(cmd.period)
    if span is None or span.kind == "days":
        raise Refused(
            "period.unknown",
            _("%(period)s is no period. Write 2026-11, 2026-Q4, 2026, 2026-W48 or 2026-11-23."),
            field="period",
            period=cmd.period,
        )
    if span.last < ctx.today:
        raise Refused(
            "target.past",
            _("The period %(period)s is over: its target stays as it was. Set one for the present period."),
            field="period",
            period=span,
        )
    target, green, red = (kept(measure, v) for v in (cmd.target, cmd.green, cmd.red))
    _require_sense(measure, target, green, red)
    row = MeasureTarget.objects.create(
        store_id=ctx.store_id,
        measure=measure.name,
        kind=span.kind,
        first=span.first,
        standing=cmd.standing,
        target=target,
        green=green,
        red=red,
        reason=cmd.reason,
        employee_id=ctx.actor.employee_id,
        actor_name=ctx.actor.name,
        at=ctx.now,
    )
    after = {"measure": measure.name, "period": span.code, "standing": cmd.standing, "reason": cmd.reason}
    values = {"target": target, "green": green, "red": red}
    ctx.changed(row, None, after | {k: str(v) for k, v in values.items() if v is not None})
    return Done(id=row.pk)


def known_measure(name: str, field: str = "measure") -> Measure:
    """The measure of a name."""
    found = measures().get(name)
    if found is None:
        raise Refused(
            "measure.unknown",
            _("There is no measure %(name)s. Choose one from the list of measures."),
            field=field,
            name=name,
        )
    return found


def kept(measure: Measure, value: Decimal | None) -> Decimal | None:
    """A value as it is shown, as it is kept: a share as a fraction."""
    return value / PERCENT if value is not None and measure.unit == "percent" else value


def _require_sense(measure: Measure, target: Decimal | None, green: Decimal | None, red: Decimal | None) -> None:
    if target is None and green is None and red is None:
        raise Refused("target.empty", _("Nothing is said. Enter a target, or a band, or both."), field="target")
    if (green is None) != (red is None):
        raise Refused(
            "target.half_band",
            _("A band has two ends. Enter both “green from” and “red from”, or neither."),
            field="red" if red is None else "green",
        )
    if green is None or red is None:
        return
    if green <= red if measure.better == "up" else green >= red:
        text = (
            _("More is better here: “green from” must be above “red from”.")
            if measure.better == "up"
            else _("Less is better here: “green from” must be below “red from”.")
        )
        raise Refused("target.crossed_band", text, field="green")
