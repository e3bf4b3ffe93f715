"""Test cars."""

from .showroom import Showroom


def test_a_plate_once(room: Showroom) -> None:
    car = room.test_car()
    assert str(car) == "浙B12345 泓川H5 尊享"
    room.refused(
        "database.duplicate",
        "add_test_car",
        "sales_manager",
        plate_no="浙B12345",
        model_name="x",
        insured_until=room.day(9),
    )
