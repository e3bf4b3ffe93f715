"""Anybody reports a hazard; a major one reaches the general manager at once."""

from chehang.core.models import InboxItem
from tests.office import Office
from tests.office.desk import hazard


def test_major_at_once(office: Office) -> None:
    hazard(office)
    assert not InboxItem.objects.filter(post="general_manager").exists()
    hazard(office, level="major")
    assert InboxItem.objects.filter(post="general_manager").count() == 1


def test_what_comes_again_at_one_place_is_said(office: Office) -> None:
    first = hazard(office)
    said = InboxItem.objects.filter(post="hr_manager", message__contains="within 90 days")
    assert not said.exists()
    office.pass_time(days=89)
    again = hazard(office)
    assert said.get().params["n"] == "2" and said.get().link.endswith(f"/{again.pk}/")
    office.pass_time(days=91)
    hazard(office)
    assert said.count() == 1 and first.pk != again.pk
