"""A bed is entered once."""

from tests.office import Office
from tests.office.house import bed
from tests.work.refusing import refused


def test_once(office: Office) -> None:
    assert str(bed(office)) == "301-1"
    refused(office, "bed.there", "office.add_bed", "hr_manager", room="301", bed="1")
