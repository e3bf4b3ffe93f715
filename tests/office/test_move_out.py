"""Out is out; then the bed is free."""

from tests.office import Office
from tests.office.house import bed, stay
from tests.work.refusing import refused


def test_out(office: Office) -> None:
    one = bed(office)
    first = stay(office, one)
    office.run("office.move_out", "hr_manager", stay=first.pk)
    refused(office, "stay.over", "office.move_out", "hr_manager", stay=first.pk)
    assert stay(office, one, "technician").until is None
