"""Anybody reports a hazard; a major one reaches the general manager at once."""

from chehang.core.models import InboxItem
from tests.office import Office
from tests.office.desk import hazard


def test_major_at_once(office: Office) -> None:
    hazard(office)
    assert not InboxItem.objects.filter(post="general_manager").exists()
    hazard(office, level="major")
    assert InboxItem.objects.filter(post="general_manager").count() == 1
