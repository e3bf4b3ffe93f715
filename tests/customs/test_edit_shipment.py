"""The file is corrected until it is declared."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.core.errors import Conflict, Refused
from chehang.core.models import Journal, Timer
from chehang.core.seen import Meanwhile, version_of
from chehang.customs.models import Shipment
from chehang.customs.operations.edit_shipment import EditShipment, edit_shipment
from chehang.customs.operations.open_shipment import open_shipment
from tests.customs.batch import charge, checked, command, filed, opened, taxed
from tests.goods import Depot


def edited(depot: Depot, batch: Shipment, **also: object) -> EditShipment:
    told = command(depot).model_dump(mode="json", exclude={"agreement", "ccc", "dangerous", "wooden"})
    return EditShipment.model_validate(told | {"shipment": batch.pk} | also)


def run(depot: Depot, cmd: EditShipment) -> None:
    depot.run(edit_shipment, cmd, "parts_logistics")


def test_a_correction_is_in_the_journal_and_has_to_be_signed_anew(depot: Depot) -> None:
    batch = opened(depot)
    first = batch.lines.get(n=1).pk
    filed(depot, batch)
    checked(depot, batch)
    lines = [x.model_dump(mode="json") for x in command(depot).lines][:3]
    lines[0] |= {"quantity": "190", "amount": "4674.00", "legal_quantity": "405"}
    eta = (depot.clock.today() + timedelta(days=40)).isoformat()
    run(depot, edited(depot, batch, lines=lines, vessel="COSCO 019E", eta=eta, gross_kg="1200"))
    batch.refresh_from_db()
    line = batch.lines.get(n=1)
    assert (batch.state, batch.vessel, batch.lines.count()) == ("preparing", "COSCO 019E", 3)
    assert (line.pk, line.quantity, line.legal_quantity, line.legal_unit) == (first, D(190), D(405), "千克")
    said = Journal.objects.filter(operation="customs.edit_shipment").latest("id")
    assert "line 1 quantity" in str(said.changes) and "COSCO 019E" in str(said.changes)


def test_the_clock_of_the_papers_runs_to_the_new_day(depot: Depot) -> None:
    batch = opened(depot)
    eta = depot.clock.today() + timedelta(days=40)
    run(depot, edited(depot, batch, eta=eta.isoformat()))
    clock = Timer.objects.get(kind="customs.papers", subject_id=batch.pk, ended_at=None)
    assert (clock.due_at - timedelta(seconds=1)).astimezone().date() - eta <= timedelta(days=1)


def test_what_is_refused_leaves_nothing_behind(depot: Depot) -> None:
    batch = opened(depot)
    depot.run(open_shipment, command(depot, invoice_no="HT2611002"), "parts_logistics")
    charge(depot, batch, "inspection", "direct", "100.00", line=batch.lines.get(n=4).pk)
    fewer = [x.model_dump(mode="json") for x in command(depot).lines][:3]
    seen = version_of(EditShipment, batch)
    for change, error, code in (
        ({"invoice_no": "ht2611002"}, Conflict, r"shipment\.duplicate"),
        ({"gross_kg": "1170"}, Refused, r"customs\.weights"),
        ({"gross_kg": "1000"}, Refused, r"customs\.weight"),
        ({"lines": fewer}, Refused, r"line\.charged"),
        ({"seen": "0" * 32}, Meanwhile, r"changed\.meanwhile"),
    ):
        with pytest.raises(error, match=code):
            run(depot, edited(depot, batch, **change))
    batch.refresh_from_db()
    assert batch.invoice_no == "HT2611001" and batch.lines.count() == 4 and version_of(EditShipment, batch) == seen
    taxed(depot, batch)
    with pytest.raises(Refused, match=r"declaration\.declared"):
        run(depot, edited(depot, batch))
