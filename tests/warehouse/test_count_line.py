"""Counting: scans, damage with photo, inspection of the fragile, batches."""

from decimal import Decimal as D
from typing import Any

import pytest

from chehang.catalogue.models import Alias
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.models import Attachment
from chehang.warehouse.models import Inbound
from chehang.warehouse.operations.count_again import CountAgain, count_again
from chehang.warehouse.operations.count_line import CountLine, count_line
from chehang.warehouse.operations.finish_count import FinishCount, finish_count
from chehang.warehouse.operations.start_count import StartCount, start_count
from tests.goods import Depot, upload


def started(depot: Depot, **also: Any) -> Inbound:
    inbound = depot.ordered((depot.part(**also), "5", "10"))
    depot.run(start_count, StartCount(inbound=inbound.pk, carrier="顺丰", waybill="SF123", boxes_received=2))
    return inbound


def count(depot: Depot, inbound: Inbound, **what: Any) -> Any:
    return depot.run(count_line, CountLine.model_validate({"inbound": inbound.pk, **what}))


def test_scans_add_up_and_can_be_corrected(depot: Depot) -> None:
    inbound = started(depot)
    for _scan in range(3):
        count(depot, inbound, code="H3A115403F", add="1")
    assert count(depot, inbound, code="H3A 115 403 F", add="-1").counted == "2.000" or inbound.lines.get().counted == 2
    count(depot, inbound, line=inbound.lines.get().pk, counted="5")
    assert inbound.lines.get().counted == 5


def test_a_barcode_is_a_number_too(depot: Depot) -> None:
    inbound = started(depot)
    Alias.objects.create(part=depot.part(), display_no="6901234567892", norm_no="6901234567892", kind="barcode")
    count(depot, inbound, code="6901234567892", add="1")
    assert inbound.lines.get().counted == 1


def test_unknown_codes_are_refused(depot: Depot) -> None:
    inbound = started(depot)
    with pytest.raises(Refused, match=r"part\.unknown") as refusal:
        count(depot, inbound, code="XYZ", add="1")
    assert refusal.value.field == "code"
    assert inbound.lines.count() == 1


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ({"add": "-1"}, "count.negative"),
        ({"counted": "1.5"}, "quantity.whole"),
        ({"counted": "2", "damaged": "1"}, "damage.photo"),
        ({"counted": "1", "inspection": "damaged"}, "damage.quantity"),
    ],
)
def test_what_cannot_be_counted(depot: Depot, what: dict[str, str], code: str) -> None:
    inbound = started(depot)
    with pytest.raises(Refused, match=code):
        count(depot, inbound, line=inbound.lines.get().pk, **what)
    assert inbound.lines.get().counted == 0


def test_no_more_damaged_than_counted(depot: Depot) -> None:
    inbound = started(depot)
    with pytest.raises(Refused, match=r"damage\.more"):
        count(depot, inbound, code="H3A115403F", counted="1", damaged="2", photo=upload())
    assert not Attachment.objects.exists()


def test_damage_keeps_its_photo(depot: Depot) -> None:
    inbound = started(depot)
    count(depot, inbound, code="H3A115403F", counted="2", damaged="1", photo=upload(), remark="外箱破损")
    line, photo = inbound.lines.get(), Attachment.objects.get()
    assert (line.damaged, line.remark) == (D(1), "外箱破损")
    assert (photo.document, photo.object_id, photo.kind) == ("warehouse.inbound", inbound.pk, "damage")


def test_fragile_parts_are_opened(depot: Depot) -> None:
    inbound = started(depot, is_fragile=True)
    count(depot, inbound, code="H3A115403F", counted="5")
    with pytest.raises(Refused, match=r"inspection\.missing"):
        depot.run(finish_count, FinishCount(inbound=inbound.pk))
    count(depot, inbound, code="H3A115403F", inspection="sound")
    depot.run(finish_count, FinishCount(inbound=inbound.pk))


def test_batches_are_written_down(depot: Depot) -> None:
    inbound = started(depot, batch_control=True, shelf_life_days=730)
    count(depot, inbound, code="H3A115403F", counted="5")
    for what, code in (({}, "lot.missing"), ({"lot_code": "L7"}, "lot.expires")):
        if what:
            count(depot, inbound, code="H3A115403F", **what)
        with pytest.raises(Refused, match=code):
            depot.run(finish_count, FinishCount(inbound=inbound.pk))
    count(depot, inbound, code="H3A115403F", lot_code="L7", expires="2028-01-01")
    depot.run(finish_count, FinishCount(inbound=inbound.pk))


def test_counting_starts_and_ends(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "5", "10"))
    with pytest.raises(Refused, match=r"inbound\.not_counting"):
        count(depot, inbound, code="H3A115403F", add="1")
    depot.run(start_count, StartCount(inbound=inbound.pk))
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(start_count, StartCount(inbound=inbound.pk))
    depot.run(finish_count, FinishCount(inbound=inbound.pk, nothing_else=True))
    depot.run(count_again, CountAgain(inbound=inbound.pk, reason="漏了一箱"))
    count(depot, inbound, code="H3A115403F", add="1")


def test_a_line_of_another_delivery_is_unknown(depot: Depot) -> None:
    other = depot.ordered((depot.part(), "1", "10"))
    inbound = started(depot)
    with pytest.raises(NotFound):
        count(depot, inbound, line=other.lines.get().pk, add="1")


def test_a_stranger_does_not_count(depot: Depot) -> None:
    inbound = started(depot)
    for operation, cmd in (
        (count_line, CountLine(inbound=inbound.pk, code="H3A115403F", add=D(1))),
        (finish_count, FinishCount(inbound=inbound.pk)),
        (start_count, StartCount(inbound=inbound.pk)),
        (count_again, CountAgain(inbound=inbound.pk, reason="重新清点")),
    ):
        with pytest.raises(NotAllowed):
            depot.run(operation, cmd, "cashier")


def test_something_is_counted(depot: Depot) -> None:
    inbound = started(depot)
    with pytest.raises(Refused, match=r"count\.what"):
        count(depot, inbound, counted="1")
    with pytest.raises(NotFound):
        count(depot, inbound, line=inbound.lines.get().pk + 1, counted="1")
    assert inbound.lines.get().counted == 0
