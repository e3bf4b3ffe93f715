"""A room is entered once by its name."""

from tests.office import Office
from tests.office.house import room
from tests.work.refusing import refused


def test_once(office: Office) -> None:
    assert room(office).seats == 12
    refused(office, "room.name_taken", "office.add_room", "hr_manager", name="二楼会议室", seats=3)
    refused(office, "not_allowed", "office.add_room", "keeper", name="三楼", seats=3)
