"""Between which days a date may lie."""

from datetime import date, timedelta

import pytest

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import operations
from chehang.core.reading.walls import BookDate, PaperDate, StartDate, Walls, keep_between, walls_of
from chehang.core.types import Command

TODAY = date(2026, 11, 23)


class Line(Command):
    since: StartDate | None = None


class Paper(Command):
    date: PaperDate
    booked: BookDate = TODAY
    lines: tuple[Line, ...] = ()


@pytest.mark.parametrize(
    ("data", "code", "field"),
    [
        ({"date": TODAY + timedelta(days=1)}, "date.late", "date"),
        ({"date": "1926-11-23"}, "date.early", "date"),
        ({"date": "0001-01-01"}, "date.early", "date"),
        ({"date": TODAY, "booked": "2026-12-01"}, "date.late", "booked"),
        ({"date": TODAY, "booked": "2062-11-23"}, "date.late", "booked"),
        ({"date": TODAY, "lines": [{}, {"since": "1900-01-01"}]}, "date.early", "lines.1.since"),
    ],
)
def test_outside(actor_of, clock, data, code: str, field: str) -> None:
    with pytest.raises(Refused) as caught:
        keep_between(Paper.model_validate(data), Context(actor_of("keeper"), clock, "test.act"))
    assert (caught.value.code, caught.value.field) == (code, field)


def test_inside(actor_of, clock) -> None:
    cmd = Paper(date=TODAY, booked=date(2026, 11, 30), lines=(Line(since=TODAY + timedelta(days=300)), Line()))
    keep_between(cmd, Context(actor_of("keeper"), clock, "test.act"))


def test_the_month_ends_where_it_ends() -> None:
    ends = {d: Walls(1, month=True).latest(d) for d in (date(2028, 2, 1), date(2026, 12, 31), date(2026, 4, 30))}
    assert list(ends.values()) == [date(2028, 2, 29), date(2026, 12, 31), date(2026, 4, 30)]


def dates_of(command, path: str = ""):
    for name, info in command.model_fields.items():
        said = str(info.annotation)
        if "datetime.date" in said or info.annotation is date:
            yield f"{path}{name}", list(walls_of(info.annotation, info.metadata))
        for part in [info.annotation, *getattr(info.annotation, "__args__", ())]:
            for inner in [part, *getattr(part, "__args__", ())]:
                if isinstance(inner, type) and issubclass(inner, Command):
                    yield from dates_of(inner, f"{path}{name}.")


def test_every_date_of_every_command_has_its_walls() -> None:
    bare = [f"{op.name}: {field}" for op in operations().values() for field, w in dates_of(op.command) if not w]
    assert bare == []
