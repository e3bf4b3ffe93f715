"""The broker's milestones: the declaration fixes rate and day."""

from datetime import timedelta
from decimal import Decimal

import pytest

from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.customs.models import DeclaredSheet, Shipment
from chehang.customs.operations.complete_papers import CompletePapers, complete_papers
from chehang.customs.operations.open_shipment import open_shipment
from chehang.customs.operations.set_tariff import SetTariff, set_tariff
from tests.customs.batch import broker, checked, command, declared, filed, milestone, opened
from tests.goods import Depot


def ready(depot: Depot):  # type: ignore[no-untyped-def]
    batch = opened(depot)
    filed(depot, batch)
    checked(depot, batch)
    return batch


def test_the_declaration_fixes_rate_and_day(depot: Depot) -> None:
    batch = ready(depot)
    milestone(depot, batch, "sent", broker=broker(depot))
    declared(depot, batch)
    batch.refresh_from_db()
    assert batch.customs_rate == Decimal("8.1") and batch.tax_due_on == depot.clock.today() + timedelta(days=15)


def test_refusals(depot: Depot) -> None:
    batch = ready(depot)
    with pytest.raises(Refused, match=r"broker\.missing"):
        milestone(depot, batch, "sent")
    milestone(depot, batch, "sent", broker=broker(depot))
    with pytest.raises(Refused, match=r"declaration\.head"):
        milestone(depot, batch, "declared", declaration_no="2" * 18)
    with pytest.raises(Refused, match=r"declaration\.number"):
        declared(depot, batch, declaration_no="")
    batch.currency = "USD"
    batch.save(update_fields=["currency"])
    with pytest.raises(Refused, match=r"customs\.no_rate"):
        milestone(depot, batch, "declared", declaration_no="2" * 18)
    with pytest.raises(Refused, match=r"state\.wrong"):
        milestone(depot, batch, "tax_due")


def test_nothing_unchecked_goes_to_the_broker(depot: Depot) -> None:
    batch = opened(depot)
    filed(depot, batch)
    depot.run(complete_papers, CompletePapers(shipment=batch.pk, true=True), "parts_logistics")
    with pytest.raises(Refused, match=r"declaration\.unchecked"):
        milestone(depot, batch, "sent", broker=broker(depot))


def test_each_sheet_has_its_customs_number(depot: Depot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three lines on a sheet here: four lines are two declarations, each with a number that no other has."""
    monkeypatch.setattr("chehang.customs.declaring.items_per_sheet", lambda shipment: 3)
    batch = ready(depot)
    milestone(depot, batch, "sent", broker=broker(depot))
    for numbers, code in (
        ({"declaration_no": "1" * 18}, "number"),
        ({"declaration_no": "1" * 18, "more_numbers": "12345"}, "number"),
        ({"declaration_no": "1" * 18, "more_numbers": "1" * 18}, "number_known"),
    ):
        with pytest.raises(Refused, match=rf"declaration\.{code}:"):
            declared(depot, batch, **numbers)
    declared(depot, batch, declaration_no="1" * 18, more_numbers=" " + "2" * 18 + "\n")
    assert [x.declaration_no for x in batch.declared_sheets.order_by("n")] == ["1" * 18, "2" * 18]
    depot.run(open_shipment, command(depot, invoice_no="HT2611002"), "parts_logistics")
    other = Shipment.objects.latest("id")
    filed(depot, other)
    checked(depot, other)
    milestone(depot, other, "sent", broker=batch_broker(batch))
    with pytest.raises(Refused, match=r"declaration\.number_known"):
        declared(depot, other, declaration_no="3" * 18, more_numbers="2" * 18)
    assert DeclaredSheet.objects.count() == 2


def batch_broker(batch: Shipment) -> int:
    batch.refresh_from_db()
    return batch.broker_id or 0


def test_the_rates_are_those_of_the_day_it_is_declared(depot: Depot) -> None:
    """关税法 art. 20: a tariff that changes after the batch was opened is levied."""
    batch = ready(depot)
    milestone(depot, batch, "sent", broker=broker(depot))
    row = {
        "hs_code": "8708301000",
        "valid_from": depot.clock.today(),
        "duty": "0.05",
        "vat": "0.13",
        "source": "2026年中调整",
    }
    depot.run(
        set_tariff, SetTariff.model_validate(row | {"valid_from": row["valid_from"].isoformat()}), "parts_logistics"
    )
    declared(depot, batch)
    milestone(depot, batch, "tax_due")
    line = batch.lines.get(n=1)
    assert (line.duty_rate, line.duty) == (Decimal("0.05"), round_half_up(line.dutiable * Decimal("0.05")))


def test_rejected_papers_are_gathered_again(depot: Depot) -> None:
    batch = ready(depot)
    milestone(depot, batch, "sent", broker=broker(depot))
    milestone(depot, batch, "rejected", note="品名不符")
    batch.refresh_from_db()
    assert batch.state == "preparing"
