"""Incidents are told at once, the grave ones higher up."""

from chehang.core.models import InboxItem
from tests.goods import Depot
from tests.warehouse.sending import incident


def test_who_is_told(depot: Depot) -> None:
    incident(depot, "damp")
    assert set(InboxItem.objects.values_list("post", flat=True)) == {"parts_manager"}
    made = incident(depot, "fire")
    told = InboxItem.objects.filter(link=f"/warehouse/incidents/{made.pk}/")
    assert set(told.values_list("post", flat=True)) == {"parts_manager", "general_manager"}
