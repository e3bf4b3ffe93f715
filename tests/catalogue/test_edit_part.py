"""Editing a part keeps the search true and the journal exact."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chehang.catalogue.finding import find_parts
from chehang.catalogue.models import Brand, Part
from chehang.catalogue.operations.edit_part import EditPart, edit_part
from chehang.core.context import Actor, FixedClock
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.models import Journal
from chehang.core.operation import Done

from .making import make_part


@pytest.fixture
def part(hongchuan: Brand) -> Part:
    return make_part(hongchuan, "H3A 698 151 D", "前制动片", unit="set", buy_unit="set")


@pytest.fixture
def edit(part: Part, actor_of: Callable[..., Actor], clock: FixedClock) -> Callable[..., Done]:
    def go(post: str = "parts_manager", **values: Any) -> Done:
        given = {"part": part.pk, "name_cn": "前制动片", "unit": "set", "mnemonic": "qzdp", **values}
        return edit_part(EditPart(**given), actor=actor_of(post), clock=clock)

    return go


def test_story(edit, part: Part) -> None:
    assert edit(name_cn="前刹车片", mnemonic="", is_fragile=True).model_extra["changed"] == [
        "name_cn",
        "mnemonic",
        "is_fragile",
    ]
    part.refresh_from_db()
    assert (part.name_cn, part.mnemonic, part.is_fragile) == ("前刹车片", "qscp", True)
    assert [h.why for h in find_parts("制动片")] == ["synonym"] and find_parts("刹车片")[0].part_id == part.pk
    assert find_parts("qzdp") == []
    change = json.loads(Journal.objects.get().changes)[0]
    assert change["before"] == {"name_cn": "前制动片", "mnemonic": "qzdp", "is_fragile": False}


def test_nothing_changed_leaves_no_change(edit) -> None:
    assert edit().model_extra["changed"] == []
    assert Journal.objects.get().changes == ""


def test_refusals_leave_the_part(edit, part: Part) -> None:
    for values, wrong in (({"pack_qty": "0.5"}, Refused), ({"part": part.pk + 9}, NotFound)):
        with pytest.raises(wrong):
            edit(**values)
    with pytest.raises(NotAllowed):
        edit("keeper", name_cn="x")
    part.refresh_from_db()
    assert part.name_cn == "前制动片" and find_parts("制动片")[0].part_id == part.pk
