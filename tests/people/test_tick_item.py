"""Lists of joining and leaving are ticked by others."""

from chehang.people.models import ListItem
from tests.people.hr import Hr


def test_once_and_not_ones_own(hr: Hr) -> None:
    employee = hr.hired()
    item = ListItem.objects.filter(employee=employee).first()
    hr.run("tick_item", item=item.pk)
    item.refresh_from_db()
    assert item.done_by_id == hr.office.id("hr_manager")
    hr.refused("list.done", "tick_item", item=item.pk)
    own = ListItem.objects.create(
        store=hr.office.store, employee_id=hr.office.id("hr_manager"), kind="leave", title="钥匙", due=hr.office.day()
    )
    hr.refused("list.own", "tick_item", item=own.pk)
    hr.refused("not_allowed", "tick_item", "keeper", item=own.pk)
