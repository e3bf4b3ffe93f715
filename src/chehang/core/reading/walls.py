"""The walls of time: between which days a date of a command may lie, seen from the day of the act."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from pydantic import AwareDatetime, BaseModel

from chehang.core.errors import Refused

if TYPE_CHECKING:
    from chehang.core.context import Context

YEAR = 366


@dataclass(frozen=True)
class Walls:
    """A date from ``back`` days before to ``ahead`` days after the day of the act; ``month``: to the end of its month."""

    back: int
    ahead: int = 0
    month: bool = False

    def earliest(self, today: dt.date) -> dt.date:
        return today - dt.timedelta(days=self.back)

    def latest(self, today: dt.date) -> dt.date:
        if self.month:
            return (today.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        return today + dt.timedelta(days=self.ahead)


# A paper exists already and is kept ten years (会计档案管理办法); a voucher may be written for the running month.
PaperDate = Annotated[dt.date, Walls(10 * YEAR)]
BookDate = Annotated[dt.date, Walls(10 * YEAR, month=True)]
StartDate = Annotated[dt.date, Walls(30 * YEAR, 10 * YEAR)]
DueDate = Annotated[dt.date, Walls(2 * YEAR, 5 * YEAR)]
PastMoment = Annotated[AwareDatetime, Walls(30 * YEAR)]  # a moment of the register, as it was kept
ExpiryDate = Annotated[dt.date, Walls(20 * YEAR, 20 * YEAR)]


def keep_between(cmd: BaseModel, ctx: "Context", path: str = "") -> None:
    """Refuse the first date of a command, its lines included, that lies outside its walls.

    Refused("date.early") or Refused("date.late") at the field.
    """
    for name, info in type(cmd).model_fields.items():
        value, here = getattr(cmd, name), f"{path}{name}"
        if isinstance(value, BaseModel):
            keep_between(value, ctx, f"{here}.")
        elif isinstance(value, list | tuple):
            for n, item in enumerate(value):
                if not isinstance(item, BaseModel):
                    break
                keep_between(item, ctx, f"{here}.{n}.")
        elif isinstance(value, dt.date):
            day = timezone.localdate(value) if isinstance(value, dt.datetime) else value
            for walls in walls_of(info.annotation, info.metadata):
                _judge(day, walls, ctx.today, here)


def walls_of(annotation: Any, metadata: list[Any]) -> Iterator[Walls]:
    """The walls declared for a field, also inside ``… | None``."""
    yield from (m for m in metadata if isinstance(m, Walls))
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        yield from walls_of(inner, more)
    else:
        for part in get_args(annotation):
            yield from walls_of(part, [])


def _judge(value: dt.date, walls: Walls, today: dt.date, field: str) -> None:
    if value < walls.earliest(today):
        raise Refused(
            "date.early",
            _("%(day)s is too long ago. Use a day from %(limit)s on."),
            field=field,
            day=value,
            limit=walls.earliest(today),
        )
    if value > walls.latest(today):
        raise Refused(
            "date.late",
            _("%(day)s is too far ahead. Use a day up to %(limit)s."),
            field=field,
            day=value,
            limit=walls.latest(today),
        )
