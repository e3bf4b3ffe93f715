"""Entering one part by hand."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from chehang.catalogue.finding import find_parts
from chehang.catalogue.models import Alias, Brand, Part
from chehang.catalogue.operations.create_part import CreatePart, create_part
from chehang.core.context import Actor, FixedClock
from chehang.core.errors import Conflict, NotAllowed, NotFound, Refused
from chehang.core.models import Journal
from chehang.core.operation import Done


@pytest.fixture
def create(hongchuan: Brand, actor_of: Callable[..., Actor], clock: FixedClock) -> Callable[..., Done]:
    def go(post: str = "parts_planner", **values: Any) -> Done:
        given = {"brand": hongchuan.pk, "part_no": " h3a-698 151d", "name_cn": "前制动片(套)", **values}
        return create_part(CreatePart(**given), actor=actor_of(post), clock=clock)

    return go


def test_story(create) -> None:
    done = create(unit="set", is_fragile=True, hs_code="8708301000", weight_g=1850)
    part = Part.objects.get(pk=done.id)
    assert (part.norm_no, part.display_no, part.mnemonic) == ("H3A698151D", "H3A 698 151 D", "qzdpt")
    assert (part.unit, part.buy_unit, part.vat_code) == ("set", "set", "goods")
    assert done.number == "H3A 698 151 D" and done.model_extra["warnings"] == []
    assert [h.part_id for h in find_parts("制动片")] == [part.pk]
    assert Journal.objects.get().subject == "catalogue.Part"


def test_the_mnemonic_may_be_given(create) -> None:
    assert Part.objects.get(pk=create(name_cn="单田芳听书机", mnemonic="stftsj").id).mnemonic == "stftsj"


def test_an_unusual_number_is_taken_with_a_warning(create) -> None:
    assert create(part_no="00-1").model_extra["warnings"] == ["shape"]
    assert Part.objects.get().norm_no == "001"


def test_the_same_number_in_another_quality_is_another_part(create) -> None:
    create()
    create(quality="equivalent")
    with pytest.raises(Conflict, match=r"part\.taken"):
        create(part_no="H3A.698.151.D")
    assert Part.objects.count() == 2


def test_oil_is_measured(create) -> None:
    done = create(
        part_no="HQS 052 195 A9", name_cn="机油", unit="litre", buy_unit="drum", buy_factor="208.5", pack_qty="0.5"
    )
    assert Part.objects.get(pk=done.id).buy_factor == Decimal("208.5")


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"part_no": "---"}, "part.number", "part_no"),
        ({"pack_qty": "1.5"}, "part.whole", "pack_qty"),
        ({"min_order_qty": "0.5"}, "part.whole", "min_order_qty"),
        ({"vat_code": "nothing"}, "part.vat", "vat_code"),
        ({"unit": "litre", "serial_control": True}, "part.serial", "serial_control"),
    ],
)
def test_contradictions_are_refused(create, values: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        create(**values)
    assert (refusal.value.code, refusal.value.field) == (code, field)
    assert Part.objects.count() == 0 and Alias.objects.count() == 0
    assert Journal.objects.get().outcome == "refused"


def test_unknown_brand_and_category(create, hongchuan: Brand) -> None:
    for values in ({"brand": hongchuan.pk + 1}, {"category": 77}):
        with pytest.raises(NotFound):
            create(**values)


@pytest.mark.parametrize(
    "values",
    [
        {"name_cn": ""},
        {"name_cn": "x" * 101},
        {"pack_qty": "0"},
        {"pack_qty": "NaN"},
        {"pack_qty": "１"},
        {"pack_qty": 1.5},
        {"unit": "parsec"},
        {"hs_code": "87-08"},
        {"mnemonic": "<b>"},
        {"weight_g": -1},
        {"colour": "red"},
    ],
)
def test_bad_input_does_not_come_in(create, values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        create(**values)


def test_permission(create) -> None:
    create("parts_manager")
    with pytest.raises(NotAllowed):
        create("parts_sales", part_no="H3A 1")
