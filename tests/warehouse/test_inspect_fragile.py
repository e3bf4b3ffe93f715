"""Opening the fragile before it leaves (H2)."""

from decimal import Decimal as D
from typing import Any

import pytest
from pydantic import ValidationError

from chehang.core.errors import NotAllowed, Refused
from chehang.stock.models import Balance
from chehang.warehouse.models import Outbound, Shortage
from chehang.warehouse.operations.inspect_fragile import InspectFragile, inspect_fragile
from chehang.warehouse.operations.retry_outbound import RetryOutbound, retry_outbound
from tests.goods import Depot, upload


@pytest.fixture
def outbound(depot: Depot) -> Outbound:
    lamp = depot.part("H3A 941 005 C", "LED前照灯总成 左", is_fragile=True)
    depot.shelve(lamp, "3", "6000", "D-01-01-01")
    asked = depot.ask((lamp, "2"))
    depot.pick(asked)
    return asked


def inspect(depot: Depot, outbound: Outbound, **what: Any) -> Any:
    cmd = InspectFragile.model_validate({"line": outbound.lines.get().pk, "photo": upload(), **what})
    return depot.run(inspect_fragile, cmd)


def test_a_sound_part_is_photographed(depot: Depot, outbound: Outbound) -> None:
    inspect(depot, outbound)
    line = outbound.lines.get()
    assert line.inspection == "sound" and line.photo and line.photo.kind == "inspection"
    assert line.inspected_by_id == depot.who("keeper").employee_id


def test_a_photo_is_mandatory(outbound: Outbound) -> None:
    with pytest.raises(ValidationError, match="photo"):
        InspectFragile.model_validate({"line": outbound.lines.get().pk})


def test_a_photo_that_is_not_here_is_refused(depot: Depot, outbound: Outbound) -> None:
    with pytest.raises(Refused, match=r"file\.unknown"):
        inspect(depot, outbound, photo="0" * 64)
    assert outbound.lines.get().inspection == ""


def test_broken_pieces_go_to_quarantine_and_are_replaced(depot: Depot, outbound: Outbound) -> None:
    assert inspect(depot, outbound, broken="1").state == "blocked"
    lies = {b.bin.code: (b.on_hand, b.reserved) for b in Balance.objects.select_related("bin")}
    assert lies == {"D-01-01-01": (D(2), D(0)), "Q-01-01-01": (D(1), D(0))}
    assert Shortage.objects.get().found == 1
    depot.run(retry_outbound, RetryOutbound(outbound=outbound.pk))
    outbound.refresh_from_db()
    assert outbound.state == "created" and outbound.picks.get().quantity == 2
    depot.pick(outbound)
    depot.inspect(outbound)


def test_when_nothing_replaces_them_the_order_stays_blocked(depot: Depot, outbound: Outbound) -> None:
    inspect(depot, outbound, broken="2")
    with pytest.raises(Refused, match=r"stock\.short"):
        depot.run(retry_outbound, RetryOutbound(outbound=outbound.pk))
    outbound.refresh_from_db()
    assert outbound.state == "blocked"


def test_other_parts_are_not_inspected(depot: Depot) -> None:
    depot.shelve(depot.part(), "1", "10")
    outbound = depot.ask((depot.part(), "1"))
    depot.pick(outbound)
    with pytest.raises(Refused, match=r"inspection\.not_fragile"):
        inspect(depot, outbound)


def test_not_after_the_first_signature(depot: Depot, outbound: Outbound) -> None:
    inspect(depot, outbound)
    depot.sign(outbound, "keeper_1", "丁强")
    with pytest.raises(Refused, match=r"state\.wrong"):
        inspect(depot, outbound)


def test_a_stranger_does_not_inspect(depot: Depot, outbound: Outbound) -> None:
    cmd = InspectFragile(line=outbound.lines.get().pk, photo=upload())
    with pytest.raises(NotAllowed):
        depot.run(inspect_fragile, cmd, "cashier")


def test_no_more_broken_than_picked(depot: Depot, outbound: Outbound) -> None:
    line = outbound.lines.get()
    with pytest.raises(Refused, match=r"damage\.more"):
        inspect(depot, outbound, broken=str(line.quantity + 1))
    line.refresh_from_db()
    assert line.inspection == ""
