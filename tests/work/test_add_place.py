"""A place gets its label."""

from tests.office import Office
from tests.work.patrols import place
from tests.work.refusing import refused
from tests.work.test_task_pages import client_of


def test_its_label_prints_and_its_code_is_its_own(office: Office) -> None:
    one = place(office, "PJ-01")
    again = {"code": "pj-01", "name": "另一处", "department": "parts"}
    refused(office, "place.code_taken", "add_place", "parts_manager", **again)
    refused(office, "not_allowed", "add_place", "keeper", **again)
    answer = client_of(office, "parts_manager").get(f"/work/places/{one.pk}/label/")
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF")
