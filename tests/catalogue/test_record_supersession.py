"""Recording that a part gives way to others."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from chehang.catalogue.models import Brand, Part, Supersession
from chehang.catalogue.operations.record_supersession import RecordSupersession, record_supersession
from chehang.catalogue.services import resolve
from chehang.core.context import Actor, FixedClock
from chehang.core.errors import Conflict, NotAllowed, NotFound, Refused
from chehang.core.operation import Done

from .making import make_part

DAY = date(2026, 6, 1)


@pytest.fixture
def parts(hongchuan: Brand) -> list[Part]:
    return [make_part(hongchuan, f"H3A 698 151 {c}", "前制动片") for c in "ABCD"]


@pytest.fixture
def record(actor_of: Callable[..., Actor], clock: FixedClock) -> Callable[..., Done]:
    def go(old: Part, *new: tuple[Part, str], post: str = "parts_planner", **more: Any) -> Done:
        links = [{"part": p.pk, "ratio": ratio} for p, ratio in new]
        given = {"old": old.pk, "kind": "one_to_one", "new": links, "valid_from": DAY, **more}
        return record_supersession(RecordSupersession(**given), actor=actor_of(post), clock=clock)

    return go


def test_story(record, parts: list[Part]) -> None:
    a, b, c, d = parts
    record(a, (b, "1"), valid_from=date(2025, 3, 1))
    record(b, (c, "1"), (d, "2"), kind="one_to_many")
    needs = {n.part_id: n.quantity for n in resolve(a.pk, Decimal(3), date(2026, 11, 23)).needs}
    assert needs == {c.pk: Decimal(3), d.pk: Decimal(6)}
    a.refresh_from_db()
    assert a.phase == "no_stock"


def test_an_end_without_replacement(record, parts: list[Part]) -> None:
    record(parts[0], kind="stop")
    parts[0].refresh_from_db()
    assert parts[0].phase == "stopped"
    assert resolve(parts[0].pk, Decimal(1), DAY).needs[0].stopped


def test_refusals_leave_nothing(record, parts: list[Part]) -> None:
    a, b, c, d = parts
    record(a, (b, "1"))
    record(b, (c, "1"))
    cases: list[tuple[tuple[Any, ...], dict[str, Any], type[Refused], str]] = [
        ((c, (a, "1")), {}, Refused, "supersession.cycle"),
        ((a, (a, "1")), {}, Refused, "supersession.cycle"),
        ((a, (b, "1")), {}, Conflict, "supersession.known"),
        ((d,), {}, Refused, "supersession.count"),
        ((d, (a, "1")), {"kind": "stop"}, Refused, "supersession.count"),
        ((d, (a, "1"), (a, "2")), {"kind": "one_to_many"}, Refused, "supersession.twice"),
        ((d, (a, "1")), {"valid_until": date(2020, 1, 1)}, Refused, "supersession.days"),
        ((d, (Part(pk=9999), "1")), {}, NotFound, "not_found"),
        ((d, (a, "1")), {"post": "keeper"}, NotAllowed, "not_allowed"),
    ]
    for args, more, wrong, code in cases:
        with pytest.raises(wrong) as refusal:
            record(*args, **more)
        assert refusal.value.code == code
    assert Supersession.objects.count() == 2
    d.refresh_from_db()
    assert d.phase == "regular"
