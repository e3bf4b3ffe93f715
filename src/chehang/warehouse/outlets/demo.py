"""Parts at the outlet of the sample store: each month some go there, one comes back, and the last delivery is still on the road."""

from collections.abc import Callable

from chehang.core.access import rows
from chehang.core.stage import Stage, Story
from chehang.parties.models import Customer
from chehang.warehouse.models import OutletPlace, OutletTransfer
from chehang.warehouse.operations.agree_outlet_goods import agree_outlet_goods
from chehang.warehouse.operations.count_outlet_goods import count_outlet_goods
from chehang.warehouse.operations.open_outlet_place import open_outlet_place
from chehang.warehouse.operations.request_outlet_goods import request_outlet_goods
from chehang.warehouse.operations.send_outlet_goods import send_outlet_goods
from chehang.warehouse.transfers.demo import plenty

from .moving import DOCUMENT

DAY, BACK_DAY = 6, 24
KEEPER = "heyong"  # the outlet's own
PLANNER, MANAGER, STORE_KEEPER = "songjia", "zhoumin", "luobin"
Issue = Callable[[Stage, str, int], Story[None]]


def day(stage: Stage, issue: Issue) -> None:
    """Once a month there, once back; the last days leave one on the road, which waits for the outlet's word."""
    if stage.first_day:
        return
    if (stage.today.day == DAY and stage.days_left > 4) or stage.days_left == 1:
        stage.begin(send(stage, issue), "10:05")
    if stage.today.day == BACK_DAY and stage.days_left > 3:
        stage.begin(fetch(stage), "15:10")


def place_of(stage: Stage) -> OutletPlace | None:
    """The outlet that keeps parts of ours; the parts manager opens it with the first delivery."""
    manager = stage.actors[MANAGER]
    if (known := rows(OutletPlace, manager).first()) is not None:
        return known
    outlet = rows(Customer, manager).filter(kind="outlet", name="慈溪诚信汽贸").first()
    if outlet is None:
        return None
    data = {"outlet": outlet.pk, "keeper": stage.actors[KEEPER].employee_id}
    return rows(OutletPlace, manager).get(pk=stage.run(open_outlet_place, data, MANAGER).id or 0)


def send(stage: Stage, issue: Issue) -> Story[None]:
    """Asked, agreed, signed out by two keepers; two days later the outlet's keeper counts."""
    place, parts = place_of(stage), plenty(stage, 8)[2:4]
    if place is None or not parts:
        return
    lines = [{"part": pk, "quantity": "3"} for pk in parts]
    data = {"place": place.pk, "lines": lines, "reason": "网点常用件铺货"}
    made = int(stage.run(request_outlet_goods, data, PLANNER).id or 0)
    yield 25
    stage.run(agree_outlet_goods, {"transfer": made}, MANAGER)
    yield 20
    yield from issue(stage, DOCUMENT, made)
    yield stage.until(2, "09:40")
    _count(stage, made, KEEPER)


def fetch(stage: Stage) -> Story[None]:
    """A piece that the outlet could not sell comes back."""
    place = place_of(stage)
    last = None if place is None else place.transfers.filter(way="out", state="received").order_by("-id").first()
    if place is None or last is None:
        return
    part = last.lines.order_by("-n").values_list("part_id", flat=True)[0]
    lines = [{"part": part, "quantity": "1"}]
    data = {"place": place.pk, "way": "back", "lines": lines, "reason": "网点久未售出,退回总店"}
    made = int(stage.run(request_outlet_goods, data, KEEPER).id or 0)
    yield 60
    stage.run(agree_outlet_goods, {"transfer": made}, MANAGER)
    yield stage.until(1, "09:15")
    stage.run(send_outlet_goods, {"transfer": made}, KEEPER)
    yield stage.until(1, "14:30")
    _count(stage, made, STORE_KEEPER)


def _count(stage: Stage, made: int, who: str) -> None:
    paper = rows(OutletTransfer, stage.actors[who]).get(pk=made)
    lines = [{"line": x.n, "arrived": str(x.quantity)} for x in paper.lines.order_by("n")]
    stage.run(count_outlet_goods, {"transfer": made, "lines": lines}, who)
