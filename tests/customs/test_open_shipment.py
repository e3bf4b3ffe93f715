"""Opening a batch: lines with tariffs, the checklist, one batch per invoice."""

import pytest

from chehang.core.doubts import Doubtful
from chehang.core.errors import Conflict, Refused
from chehang.customs.models import Shipment
from chehang.customs.operations.open_shipment import open_shipment
from tests.customs.batch import command, opened
from tests.goods import Depot


def test_a_batch_knows_its_papers_and_rates(depot: Depot) -> None:
    batch = opened(depot, dangerous=True)
    assert batch.number.startswith("JK-") and batch.state == "preparing"
    kinds = set(batch.papers.values_list("kind", flat=True))
    assert {
        "contract",
        "invoice",
        "packing",
        "transport",
        "mandate",
        "insurance",
        "msds",
    } <= kinds and "ccc" not in kinds
    assert [str(x.duty_rate.normalize()) for x in batch.lines.order_by("n")] == ["0.06", "0.08", "0.1", "0.06"]


def test_an_invoice_has_one_batch(depot: Depot) -> None:
    opened(depot)
    with pytest.raises(Conflict, match=r"shipment\.duplicate"):
        depot.run(open_shipment, command(depot), "parts_logistics")
    assert Shipment.objects.count() == 1


def test_a_code_without_tariff_is_refused(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"tariff\.unknown"):
        depot.run(open_shipment, command(depot), "parts_logistics")
    assert not Shipment.objects.exists()


def test_weights_must_fit(depot: Depot) -> None:
    opened(depot)
    with pytest.raises(Refused, match=r"customs\.weights"):
        depot.run(open_shipment, command(depot, gross_kg="1199", invoice_no="X2"), "parts_logistics")


def test_an_odd_amount_is_asked_about(depot: Depot) -> None:
    opened(depot)
    cmd = command(depot, invoice_no="X3")
    lines = [x.model_dump(mode="json") for x in cmd.lines]
    lines[0]["amount"] = "4925.00"
    odd = command(depot, invoice_no="X3", lines=lines)
    with pytest.raises(Doubtful) as asked:
        depot.run(open_shipment, odd, "parts_logistics")
    depot.run(open_shipment, odd, "parts_logistics", confirmed=[d.mark for d in asked.value.doubts])
    assert Shipment.objects.count() == 2
