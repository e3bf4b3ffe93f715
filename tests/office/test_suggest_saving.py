"""Anybody suggests how to save; HR is told."""

from chehang.core.models import InboxItem
from tests.office import Office
from tests.office.house import idea


def test_suggested(office: Office) -> None:
    assert idea(office).by_id == office.id("keeper")
    assert InboxItem.objects.filter(post="hr_manager").exists()
