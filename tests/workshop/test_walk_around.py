"""The car as it came, signed."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import WalkAround
from tests.goods import upload


def test_signed_once(yard) -> None:
    order = yard.open()
    sheet = {
        "order": order.pk,
        "fuel": 60,
        "marks": [{"damage": "S", "place": "左前门"}],
        "signed_name": "王伟",
        "image": upload(),
    }
    yard.run("walk_around", **sheet)
    made = WalkAround.objects.get()
    assert made.fuel == 60 and made.marks.get().get_damage_display() == "划痕"
    with pytest.raises(Refused, match=r"walk_around\.twice"):
        yard.run("walk_around", **sheet)
    with pytest.raises(NotAllowed):
        yard.run("walk_around", "technician", who="铁柱", **sheet)


def test_before_work(yard) -> None:
    order = yard.worked()
    with pytest.raises(Refused, match=r"walk_around\.late"):
        yard.run("walk_around", order=order.pk, fuel=60, signed_name="王伟", image=upload())
    assert not WalkAround.objects.exists()
