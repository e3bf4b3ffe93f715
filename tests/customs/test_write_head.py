"""The head of the declaration by stable names: what is missing, what differs from the file."""

from typing import Any

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done
from chehang.customs.declaring import checked
from chehang.customs.models import Shipment
from chehang.customs.operations.write_head import WriteHead, write_head
from tests.customs import batch as ways
from tests.customs.batch import opened, tariffs
from tests.goods import Depot


def head(depot: Depot, shipment: Shipment, post: str = "parts_logistics", **also: Any) -> Done:
    done = depot.run(write_head, WriteHead.model_validate({"shipment": shipment.pk} | also), post)
    shipment.refresh_from_db()
    return done


def whole(shipment: Shipment) -> dict[str, str]:
    """Every required field that the file does not know."""
    return {k: v for k, v in ways.HEAD.items() if k not in (shipment.head or {})}


@pytest.fixture
def batch(depot: Depot) -> Shipment:
    tariffs(depot)
    return opened(depot)


def test_what_the_file_knows_is_taken_and_the_rest_is_asked_for(depot: Depot, batch: Shipment) -> None:
    head(depot, batch)
    assert (batch.head["contract_no"], batch.head["trade_terms"], batch.head["gross_kg"]) == ("HT-2026-18", "3", "1200")
    head(depot, batch, **whole(batch))
    assert [x.name for x in checked(batch) if x.problem] == []
    assert head(depot, batch, gross_kg="1201", trade_terms="1").model_extra["open"] == 2  # type: ignore[index]
    assert {x.name for x in checked(batch) if x.problem} == {"gross_kg", "trade_terms"}


def test_who_and_until_when(depot: Depot, batch: Shipment) -> None:
    with pytest.raises(NotAllowed):
        head(depot, batch, "keeper")
    Shipment.objects.filter(pk=batch.pk).update(state="cancelled")
    with pytest.raises(Refused, match=r"declaration\.declared"):
        head(depot, batch, marks="N/M")


def test_each_field_as_the_customs_write_it(depot: Depot, batch: Shipment) -> None:
    head(depot, batch, **ways.HEAD)
    wrong = {
        "import_date": "到港日",
        "consignee_uscc": "9133",
        "departure_country": "Germany",
        "royalty": "X",
        "supervision_mode": "一般",
    }
    head(depot, batch, **wrong)
    assert {x.name for x in checked(batch) if x.problem} == set(wrong)
