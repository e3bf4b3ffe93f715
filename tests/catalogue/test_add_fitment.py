"""Which cars a part fits."""

from datetime import date

import pytest

from chehang.catalogue.fitting import fitting, model_year
from chehang.catalogue.models import Fitment
from chehang.catalogue.operations.add_fitment import AddFitment, add_fitment
from chehang.core.errors import Conflict, NotAllowed, Refused
from tests.goods import Depot, depot

__all__ = ["depot"]

VIN, DAY = "LSVAA4181E2123456", date(2026, 11, 23)


def fits(depot: Depot, number: str = "H3A 698 151 D", post: str = "parts_planner", **also: object) -> None:
    data = {"part": depot.part(number).pk} | also
    depot.run(add_fitment, AddFitment.model_validate(data), post)


def found(vin: str = VIN, models: tuple[str, ...] = (), engine: str = "") -> list[str]:
    return [x.part.display_no for x in fitting(vin, models, DAY, engine=engine)]


def test_by_the_beginning_of_the_vin_year_and_serial_number(depot: Depot) -> None:
    assert model_year(VIN, DAY) == 2014
    fits(depot, vin_prefix="LSVAA4", year_from=2013, year_to=2015, serial_from="E2100000", serial_to="E2199999")
    fits(depot, "H3A 698 151 E", vin_prefix="LSVAA4", year_from=2015)
    fits(depot, "H3A 698 151 F", vin_prefix="LSVAA4", serial_from="E2123457")
    assert found() == ["H3A 698 151 D"]


def test_by_model_and_engine(depot: Depot) -> None:
    fits(depot, car_model="H3", engine="EA211")
    assert found("", ("H3",), "EA211-448812") == ["H3A 698 151 D"]
    assert found("", ("H3",), "EA888-1") == []
    assert found("", ("H3",)) == ["H3A 698 151 D"], "a car that does not tell its engine"
    assert found("", ("H5",)) == []


def test_the_years_of_the_tenth_place() -> None:
    assert [model_year(f"LSVAA4181{c}2123456", DAY) for c in "AYT1V0"] == [2010, 2000, 2026, 2001, 2027, 0]


def test_what_is_refused(depot: Depot) -> None:
    for also, code in (
        ({}, "car"),
        ({"car_model": "H3", "year_from": 2015, "year_to": 2014}, "years"),
        ({"car_model": "H3", "serial_from": "200", "serial_to": "100"}, "serial"),
    ):
        with pytest.raises(Refused, match=rf"fitment\.{code}"):
            fits(depot, **also)
    with pytest.raises(NotAllowed):
        fits(depot, post="keeper", car_model="H3")
    assert not Fitment.objects.exists()
    fits(depot, car_model="H3")
    with pytest.raises(Conflict, match=r"fitment\.twice"):
        fits(depot, car_model="H3")
