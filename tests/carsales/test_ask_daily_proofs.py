"""Every outlet shows all its cars every day, with the code of the day; what was not shown is missed and told."""

from datetime import datetime
from io import BytesIO

from PIL import Image

from chehang.carsales.models import Challenge
from chehang.core import images
from chehang.core.models import InboxItem
from tests.goods import upload

from .dealer import VINS, Dealer
from .outlets import outlet


def photo(taken: str, offset: str = "") -> bytes:
    """A JPEG with a camera's time in it."""
    picture, out = Image.new("RGB", (60, 40), (taken and "white") or "black"), BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8769).update({0x9003: taken} | ({0x9011: offset} if offset else {}))
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_all_cars_with_one_code_and_once_a_day(dealer: Dealer) -> None:
    place = outlet(dealer)
    assert dealer.act("ask_daily_proofs", "sales_manager").asked == 0
    for number in VINS[:3]:
        dealer.act("consign_car", "car_clerk", car=dealer.stocked(number).pk, outlet=place.pk)
    assert dealer.act("ask_daily_proofs", "sales_manager").asked == 3
    assert dealer.act("ask_daily_proofs", "sales_manager").asked == 0
    first, *others = Challenge.objects.order_by("id")
    assert {first.code} == {c.code for c in others} and first.daily
    facts = {"challenge": first.pk, "vin_end": first.car.vin[-6:], "code": first.code}
    dealer.act("prove_car", "outlet_keeper", **facts, photo=upload())
    # A draw of chance goes beside it, and what is missed in the evening costs no trust: that is for draws.
    assert dealer.act("challenge_outlet", "sales_manager", outlet=place.pk).asked == 1
    dealer.days(1)
    assert dealer.act("ask_daily_proofs", "sales_manager").asked == 3
    daily = Challenge.objects.filter(daily=True).order_by("id").values_list("state", flat=True)
    assert list(daily) == ["shown", "missed", "missed", "asked", "asked", "asked"]
    assert InboxItem.objects.filter(post="sales_manager", link=f"/carsales/outlets/{place.pk}/").exists()


def test_a_photo_taken_before_the_code_was_given_out(dealer: Dealer) -> None:
    place, car = outlet(dealer), dealer.stocked()
    dealer.act("consign_car", "car_clerk", car=car.pk, outlet=place.pk)
    dealer.act("ask_daily_proofs", "sales_manager")
    asked = Challenge.objects.get()
    facts = {"challenge": asked.pk, "vin_end": car.vin[-6:], "code": asked.code}
    old = photo((dealer.clock.today()).strftime("%Y:%m:%d") + " 00:05:00")
    dealer.refused("challenge.old_photo", "prove_car", "outlet_keeper", **facts, photo=upload(old, "a.jpg"))
    fresh = photo(asked.asked_at.strftime("%Y:%m:%d %H:%M:%S"), "+00:00")
    dealer.act("prove_car", "outlet_keeper", **facts, photo=upload(fresh, "b.jpg"))


def test_when_a_photo_was_taken() -> None:
    found = images.taken_at(photo("2026:11:23 08:00:00"))
    assert found == datetime.fromisoformat("2026-11-23T08:00:00+08:00")
    assert images.taken_at(photo("2026:11:23 08:00:00", "+09:00")) == datetime.fromisoformat("2026-11-23T08:00+09:00")
    for useless in (photo(""), photo("gestern"), b"\xff\xd8\xff", b""):
        assert images.taken_at(useless) is None
