"""Nobody drives without a licence, an insured car and a signature."""

from chehang.carsales.models import Drive
from chehang.core.models import Signature

from .showroom import Showroom


def test_the_agreement_is_signed_under_what_it_says(room: Showroom) -> None:
    drive = room.drive(room.contacted(), room.test_car())
    assert (drive.state, drive.number[:3]) == ("driving", "SJ-")
    assert Signature.objects.get(object_id=drive.pk).slot == "driver"


def test_what_is_refused(room: Showroom) -> None:
    lead, car = room.contacted(), room.test_car()
    for code, also in (
        ("drive.licence_over", {"licence_until": room.day(-1)}),
        ("drive.licence_class", {"licence_class": "E"}),
        ("drive.km", {"start_km": 1199}),
        ("file.unknown", {"agreement": "0" * 64}),
    ):
        room.refused(code, "start_test_drive", **room.drive_data(lead, car, **also))
    old = room.test_car(plate_no="浙B54321", insured_until=room.day(-1))
    room.refused("drive.car", "start_test_drive", **room.drive_data(lead, old))
    assert not Drive.objects.exists()
    room.drive(lead, car)
    room.refused("drive.on_the_road", "start_test_drive", **room.drive_data(lead, car))
