"""Out as Excel and JSON, and back."""

import base64
import json
from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from chehang.customs.declaring import as_data, as_json, as_xlsx, sheets
from chehang.customs.models import Shipment
from chehang.customs.operations.read_declaration import ReadDeclaration, read_declaration
from chehang.customs.operations.set_tariff import SetTariff, set_tariff
from tests.customs.batch import opened, tariffs
from tests.customs.test_write_head import head
from tests.goods import Depot


def read(depot: Depot, shipment: Shipment, content: bytes) -> None:
    cmd = ReadDeclaration(shipment=shipment.pk, content=base64.b64encode(content).decode())
    depot.run(read_declaration, cmd, "parts_logistics")
    shipment.refresh_from_db()


@pytest.fixture
def batch(depot: Depot) -> Shipment:
    tariffs(depot)
    made = opened(depot)
    head(depot, made, marks="N/M", declarer="韩工")
    return made


@pytest.mark.parametrize("kind", ["json", "xlsx"])
def test_what_is_written_is_read_back_the_same(depot: Depot, batch: Shipment, kind: str) -> None:
    file = as_json(batch) if kind == "json" else as_xlsx(batch, depot.clock.now())
    data = as_data(batch)
    Shipment.objects.filter(pk=batch.pk).update(head={})
    read(depot, batch, file)
    assert as_data(batch) == data and batch.head["declarer"] == "韩工"


def test_the_broker_corrects_a_code_but_no_quantity(depot: Depot, batch: Shipment) -> None:
    """Another code takes its own rates; one that is none, or has no tariff, is refused."""
    row = {"hs_code": "8708302000", "valid_from": "2026-01-01", "duty": "0.09", "vat": "0.13", "source": "税则"}
    depot.run(set_tariff, SetTariff.model_validate(row), "parts_logistics")
    data = as_data(batch)
    for wrong, refused in (("87083020", r"declaration\.value"), ("8708309999", r"tariff\.unknown")):
        data["items"][0]["hs_code"] = wrong
        with pytest.raises(Refused, match=refused):
            read(depot, batch, json.dumps(data).encode())
    data["items"][0]["hs_code"] = "8708302000"
    data["head"]["remark"] = "改码"
    read(depot, batch, json.dumps(data).encode())
    assert (batch.lines.get(n=1).hs_code, batch.head["remark"]) == ("8708302000", "改码")
    assert batch.lines.get(n=1).duty_rate == D("0.09")
    data["items"][1]["quantity"] = "1199"
    data["head"]["remark"] = "错"
    with pytest.raises(Refused, match=r"declaration\.item"):
        read(depot, batch, json.dumps(data).encode())
    batch.refresh_from_db()
    assert batch.head["remark"] == "改码"


def test_what_is_refused(depot: Depot, batch: Shipment) -> None:
    for change, code in (
        (lambda d: d["head"].update(unknown="1"), "name"),
        (lambda d: d["items"].append({"n": "9"}), "line"),
        (lambda d: d.update(format="other"), "file"),
    ):
        data = as_data(batch)
        change(data)
        with pytest.raises(Refused, match=rf"declaration\.{code}"):
            read(depot, batch, json.dumps(data).encode())
    with pytest.raises(Refused, match=r"declaration\.file"):
        read(depot, batch, b"not a file")


def test_more_items_than_a_sheet_takes_are_declared_on_several(
    depot: Depot, batch: Shipment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At most three on a sheet here (fifty by law): four lines are two sheets, numbered anew on each, and their sums are the batch's."""
    assert [(x.number, x.items) for x in sheets(batch)] == [(1, 4)]
    assert as_data(batch)["items"][3]["item_no"] == "4"
    monkeypatch.setattr("chehang.customs.declaring.items_per_sheet", lambda shipment: 3)
    found = sheets(batch)
    assert [(x.number, x.first, x.last, x.items) for x in found] == [(1, 1, 3, 3), (2, 4, 4, 1)]
    assert sum(x.gross_kg for x in found) == 1200 and sum(x.amount for x in found) == D("18684.00")
    data = as_data(batch)
    assert [(x["sheet"], x["item_no"]) for x in data["items"]] == [("1", "1"), ("1", "2"), ("1", "3"), ("2", "1")]
    for file in (as_json(batch), as_xlsx(batch, depot.clock.now())):
        read(depot, batch, file)
    assert as_data(batch) == data
