"""The car comes back."""

from chehang.core.models import InboxItem

from .showroom import Showroom


def test_readings_marks_and_incidents(room: Showroom) -> None:
    car = room.test_car()
    drive = room.drive(room.contacted(), car)
    room.refused("drive.km", "end_test_drive", drive=drive.pk, end_km=1100)
    room.act("end_test_drive", drive=drive.pk, end_km=1212, comfort=4, incident="右后轮擦伤")
    for row in (drive, car):
        row.refresh_from_db()
    assert (drive.state, drive.comfort, car.mileage) == ("done", 4, 1212)
    assert InboxItem.objects.filter(post="sales_manager", message__contains="incident").exists()
    room.refused("state.wrong", "end_test_drive", drive=drive.pk, end_km=1213)
