"""Anybody asks for a car; without insurance or inspection on the day it stays."""

from chehang.core.models import InboxItem
from tests.office import Office
from tests.office.house import car, trip
from tests.work.refusing import refused


def test_asked(office: Office) -> None:
    one = trip(office, car(office))
    assert one.driver_id == office.id("keeper") and InboxItem.objects.filter(post="hr_manager").exists()


def test_papers(office: Office) -> None:
    data = {"place": "银行", "purpose": "送单据"}
    over = car(office, insured_until=office.day(2))
    refused(office, "car.papers", "office.ask_car", "keeper", car=over.pk, day=office.day(3), **data)
    old = car(office, "浙B0002A", inspected_until=office.day(2))
    refused(office, "car.papers", "office.ask_car", "keeper", car=old.pk, day=office.day(3), **data)
    office.run("office.ask_car", "keeper", car=old.pk, day=office.day(2), **data)
    refused(office, "trip.past", "office.ask_car", "keeper", car=old.pk, day=office.day(-1), **data)
