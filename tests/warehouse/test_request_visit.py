"""A visitor is written down; the manager is told."""

import pytest

from chehang.core.errors import NotAllowed
from chehang.core.models import InboxItem
from chehang.warehouse.operations.request_visit import RequestVisit, request_visit
from tests.goods import Depot
from tests.warehouse import house


def test_asked_and_told(depot: Depot) -> None:
    manager = depot.who("parts_manager")
    visit = house.asked(depot)
    assert visit.state == "asked"
    assert (
        InboxItem.objects.filter(link=f"/warehouse/visits/{visit.pk}/", done_at=None).exists() and manager.employee_id
    )


def test_the_cashier_does_not_ask(depot: Depot) -> None:
    with pytest.raises(NotAllowed):
        depot.run(request_visit, RequestVisit(visitor="赵刚", purpose="参观"), "cashier")
