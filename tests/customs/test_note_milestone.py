"""The broker's milestones: the declaration fixes rate and day."""

from datetime import timedelta
from decimal import Decimal

import pytest

from chehang.core.errors import Refused
from chehang.customs.operations.complete_papers import CompletePapers, complete_papers
from tests.customs.batch import broker, filed, milestone, opened
from tests.goods import Depot


def ready(depot: Depot):  # type: ignore[no-untyped-def]
    batch = opened(depot)
    filed(depot, batch)
    depot.run(complete_papers, CompletePapers(shipment=batch.pk), "parts_logistics")
    return batch


def test_the_declaration_fixes_rate_and_day(depot: Depot) -> None:
    batch = ready(depot)
    milestone(depot, batch, "sent", broker=broker(depot))
    milestone(depot, batch, "declared", declaration_no="2" * 18)
    batch.refresh_from_db()
    assert batch.customs_rate == Decimal("8.1") and batch.tax_due_on == depot.clock.today() + timedelta(days=15)


def test_refusals(depot: Depot) -> None:
    batch = ready(depot)
    with pytest.raises(Refused, match=r"broker\.missing"):
        milestone(depot, batch, "sent")
    milestone(depot, batch, "sent", broker=broker(depot))
    with pytest.raises(Refused, match=r"declaration\.number"):
        milestone(depot, batch, "declared")
    batch.currency = "USD"
    batch.save(update_fields=["currency"])
    with pytest.raises(Refused, match=r"customs\.no_rate"):
        milestone(depot, batch, "declared", declaration_no="2" * 18)
    with pytest.raises(Refused, match=r"state\.wrong"):
        milestone(depot, batch, "tax_due")


def test_rejected_papers_are_gathered_again(depot: Depot) -> None:
    batch = ready(depot)
    milestone(depot, batch, "sent", broker=broker(depot))
    milestone(depot, batch, "rejected", note="品名不符")
    batch.refresh_from_db()
    assert batch.state == "preparing"
