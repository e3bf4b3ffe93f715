"""Old parts go back to the maker; the customer's own never do."""

from typing import Any

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.warehouse.models import OldPart
from chehang.warehouse.operations.send_old_parts import SendOldParts, send_old_parts
from tests.goods import Depot
from tests.warehouse.test_tag_old_part import tagged


def send(depot: Depot, *rows: OldPart, post: str = "keeper") -> None:
    facts: dict[str, Any] = {
        "supplier": depot.supplier.pk,
        "waybill": "SF10086",
        "lines": [{"old_part": x.pk} for x in rows],
    }
    depot.run(send_old_parts, SendOldParts.model_validate(facts), post)
    for x in rows:
        x.refresh_from_db()


def test_all_in_the_box_are_sent(depot: Depot) -> None:
    one, two = tagged(depot), tagged(depot, "core", source_number="XS-1", vin="")
    send(depot, one, two)
    assert (one.state, two.state, two.waybill, two.supplier) == ("sent", "sent", "SF10086", depot.supplier)
    with pytest.raises(Refused, match=r"state\.wrong"):
        send(depot, one)


def test_one_of_the_customer_s_stops_the_whole_box(depot: Depot) -> None:
    one, his = tagged(depot), tagged(depot, "customer", source_number="WX-2")
    with pytest.raises(Refused, match=r"old_part\.customers"):
        send(depot, one, his)
    one.refresh_from_db()
    assert one.state == "kept"
    with pytest.raises(NotAllowed):
        send(depot, one, post="cashier")
