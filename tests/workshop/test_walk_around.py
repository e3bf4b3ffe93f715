"""The car as it came, signed."""

import pytest
from django.utils.translation import gettext as _

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import WalkAround
from chehang.workshop.receiving import known
from tests.goods import upload

from .packages import bought, offered


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


def test_what_is_known_is_said_at_once(yard) -> None:
    """A possible comeback, a package with what is left, the advice not taken (§4.2)."""
    first = yard.ready()
    yard.run("settle_order", order=first.pk, advice="建议更换后制动片")
    yard.pay(first)
    yard.run("deliver_order", order=first.pk, receiver_name="王伟")
    yard.later(60)
    package = bought(yard, offered(yard))
    order = yard.open(mileage=12500)
    said = {
        str(k.title): k.text for k in known(yard.shop.depot.who("service_advisor"), order, yard.shop.depot.clock.now())
    }
    assert said[_("May be a comeback")].startswith(first.number) and said["三次保养"] == f"× 3 · {package.number}"
    assert said[_("Advice not taken")] == "建议更换后制动片"
