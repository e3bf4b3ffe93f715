"""What somebody still has to hand over before leaving: work, things held, the list, and signatures that are waited for."""

from chehang.people.models import ListItem
from chehang.work.handing_over import Holding, held_by
from chehang.work.services import open_work_of


def open_points(store_id: int, employee_id: int) -> list[Holding]:
    """Everything that is not zero yet; empty when the person may go."""
    items = ListItem.objects.filter(store_id=store_id, employee_id=employee_id, kind="leave", done_on=None).order_by(
        "id"
    )
    return [
        *(Holding(work.words, work.url) for work in open_work_of(store_id, employee_id)),
        *held_by(store_id, employee_id),
        *(Holding(item.title, f"/people/lists/{item.pk}/") for item in items),
    ]
