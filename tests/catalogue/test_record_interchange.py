"""Either of two parts will do."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from chehang.catalogue.models import Brand, Interchange
from chehang.catalogue.operations.record_interchange import RecordInterchange, record_interchange
from chehang.catalogue.services import interchangeable
from chehang.core.context import Actor, FixedClock
from chehang.core.errors import Refused

from .making import make_part


def test_story_and_refusals(hongchuan: Brand, actor_of: Callable[..., Actor], clock: FixedClock) -> None:
    a, b = (make_part(hongchuan, f"H3A 698 151 {c}", "前制动片") for c in "AB")

    def record(part: int, other: int, post: str = "parts_planner", days: int = 0) -> None:
        end = {"valid_until": clock.today() + timedelta(days=days)} if days else {}
        cmd = RecordInterchange(part=part, other=other, valid_from=clock.today(), **end)
        record_interchange(cmd, actor=actor_of(post), clock=clock)

    record(b.pk, a.pk)
    assert interchangeable(a.pk, clock.today()) == {a.pk, b.pk}
    for args, wrong in (
        ((a.pk, b.pk), "interchange.known"),
        ((a.pk, a.pk), "interchange.self"),
        ((a.pk, b.pk, "keeper"), "not_allowed"),
        ((a.pk, b.pk, "parts_planner", -1), "supersession.days"),
    ):
        with pytest.raises(Refused, match=wrong):
            record(*args)
    assert Interchange.objects.count() == 1
