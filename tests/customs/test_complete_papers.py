"""The checklist closes when everything is there, true and the same."""

import pytest

from chehang.core.errors import Refused
from chehang.core.models import InboxItem
from chehang.customs.operations.complete_papers import CompletePapers, complete_papers
from tests.customs.batch import filed, opened
from tests.customs.test_keep_paper import said
from tests.goods import Depot


def test_the_parts_manager_is_told(depot: Depot) -> None:
    batch = opened(depot)
    filed(depot, batch)
    depot.run(complete_papers, CompletePapers(shipment=batch.pk, true=True), "parts_logistics")
    batch.refresh_from_db()
    assert batch.state == "complete"
    assert InboxItem.objects.filter(post="parts_manager", subject_id=batch.pk).exists()


def test_what_is_missing_is_named(depot: Depot) -> None:
    batch = opened(depot)
    with pytest.raises(Refused, match=r"papers\.missing"):
        depot.run(complete_papers, CompletePapers(shipment=batch.pk, true=True), "parts_logistics")
    filed(depot, batch, packing=said("190"))
    with pytest.raises(Refused, match=r"papers\.differ"):
        depot.run(complete_papers, CompletePapers(shipment=batch.pk, true=True), "parts_logistics")
    batch.refresh_from_db()
    assert batch.state == "preparing"
