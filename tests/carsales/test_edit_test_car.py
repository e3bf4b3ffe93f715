"""A test car is insured anew, or leaves."""

from chehang.carsales.models import DemoCar

from .showroom import Showroom


def test_insured_anew_then_out_of_use(room: Showroom) -> None:
    car, lead = room.test_car(insured_until=room.day(-1)), room.contacted()
    room.refused("drive.car", "start_test_drive", **room.drive_data(lead, car))
    facts = {"car": car.pk, "model_name": car.model_name, "sale_planned_on": room.day(200)}
    room.act("edit_test_car", "car_clerk", **facts, insured_until=room.day(365))
    drive = room.drive(lead, car)
    room.refused("drive.on_the_road", "edit_test_car", "car_clerk", **facts, insured_until=room.day(365), active=False)
    room.act("end_test_drive", drive=drive.pk, end_km=1210)
    room.act("edit_test_car", "sales_manager", **facts, insured_until=room.day(365), active=False)
    assert not DemoCar.objects.get().active
    room.refused("drive.car", "start_test_drive", **room.drive_data(lead, car, start_km=1210))
