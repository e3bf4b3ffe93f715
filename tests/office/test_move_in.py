"""A bed for one person, a person in one bed."""

from tests.office import Office
from tests.office.house import bed, stay
from tests.work.refusing import refused


def test_one_each(office: Office) -> None:
    one, two = bed(office), bed(office, "2")
    stay(office, one)
    refused(office, "bed.taken", "office.move_in", "hr_manager", bed=one.pk, employee=office.id("technician"))
    refused(office, "bed.has_one", "office.move_in", "hr_manager", bed=two.pk, employee=office.id("keeper"))
