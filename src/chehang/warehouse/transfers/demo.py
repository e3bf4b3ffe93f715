"""Transfers of the sample store: each month Pudong gets some of what lies here, once a piece is missing on the way."""

from collections.abc import Callable

from chehang.catalogue.demo import goods
from chehang.catalogue.kinds import Hazard
from chehang.core.access import rows
from chehang.core.stage import Stage, Story
from chehang.stock.queries import on_hand
from chehang.warehouse.models import Inbound, Transfer
from chehang.warehouse.operations.add_bin import add_bin
from chehang.warehouse.operations.agree_transfer import agree_transfer
from chehang.warehouse.operations.count_line import count_line
from chehang.warehouse.operations.finish_count import finish_count
from chehang.warehouse.operations.post_receipt import post_receipt
from chehang.warehouse.operations.put_away import put_away
from chehang.warehouse.operations.request_transfer import request_transfer
from chehang.warehouse.operations.settle_transfer import settle_transfer
from chehang.warehouse.operations.start_count import start_count

from .asking import DOCUMENT

DAY, SHORT_MONTHS = 11, (9, 12, 3, 6)
THERE, KEEPER = "jiangtao", "zhaofan"  # Pudong's parts manager and keeper
PLANNER, MANAGER = "songjia", "zhoumin"
SHELF = "A-01-01-01"
Issue = Callable[[Stage, str, int], Story[None]]  # how keepers hand out what a document asks for


def masters(stage: Stage) -> None:
    """Pudong's warehouse: a shelf, receiving, quarantine."""
    for code, kind in ((SHELF, "shelf"), ("S-01-01-01", "receiving"), ("Q-01-01-01", "quarantine")):
        stage.run(add_bin, {"code": code, "kind": kind}, THERE)


def plenty(stage: Stage, least: int = 6) -> list[int]:
    """Parts of which so many are free here: sturdy, harmless (any shelf may take them), without batches."""
    known = stage.once(goods)
    sound = [known.parts[n] for n in known.stocked]
    ids = sorted(p.pk for p in sound if not (p.is_fragile or p.batch_control or p.hazard != Hazard.NONE))
    there = on_hand(stage.actors[PLANNER], ids)
    return [pk for pk in ids if there[pk].available >= least]


def offer(stage: Stage, store_id: int) -> int:
    """The planner offers Pudong two parts it asked for on the telephone."""
    wanted = plenty(stage)[:2]
    if not wanted:
        return 0
    lines = [{"part": pk, "quantity": "2"} for pk in wanted]
    data = {"way": "to", "other": store_id, "lines": lines, "reason": "浦东店电话求援,本店有富余"}
    return int(stage.run(request_transfer, data, PLANNER).id or 0)


def day(stage: Stage, issue: Issue) -> None:
    """Once a month."""
    if not stage.first_day and stage.today.day == DAY and stage.days_left > 4:
        stage.begin(send(stage, issue), "09:10")


def today(stage: Stage) -> None:
    """Pudong's parts manager asks for something: it waits here to be agreed."""
    wanted = plenty(stage, 3)[-1:]
    if wanted:
        data = {"other": stage.store.pk, "lines": [{"part": wanted[0], "quantity": "1"}], "reason": "客户车辆在店等件"}
        stage.run(request_transfer, data, THERE)


def send(stage: Stage, issue: Issue) -> Story[None]:
    """Both managers agree, two keepers sign, the carrier takes it, Pudong counts it the day after tomorrow."""
    made = offer(stage, stage.actors[THERE].store_id)
    if not made:
        return
    yield 20
    stage.run(agree_transfer, {"transfer": made}, MANAGER)
    twin = rows(Transfer, stage.actors[THERE]).get(twin=made).pk
    yield 15
    stage.run(agree_transfer, {"transfer": twin}, THERE)
    yield 25
    yield from issue(stage, DOCUMENT, made)
    yield stage.until(2, "10:20")
    yield from receive(stage, twin, short=stage.today.month in SHORT_MONTHS)


def receive(stage: Stage, twin: int, *, short: bool) -> Story[None]:
    """Pudong's keeper counts and shelves, its parts manager receives; a missing piece lay between the boxes."""
    keeper = stage.actors[KEEPER]
    inbound = rows(Inbound, keeper).get(document=DOCUMENT, object_id=twin)
    boxes = {"inbound": inbound.pk, "carrier": "德邦物流", "boxes_expected": 1, "boxes_received": 1}
    stage.run(start_count, boxes, KEEPER)
    for n, line in enumerate(inbound.lines.order_by("n")):
        counted = line.expected - 1 if short and n == 0 else line.expected
        stage.run(count_line, {"inbound": inbound.pk, "line": line.pk, "counted": str(counted)}, KEEPER)
    stage.run(finish_count, {"inbound": inbound.pk, "nothing_else": True}, KEEPER)
    yield 5
    stage.run(post_receipt, {"inbound": inbound.pk}, THERE)
    for line in inbound.lines.filter(accepted__gt=0).order_by("n"):
        stage.run(put_away, {"line": line.pk, "bin": SHELF, "quantity": str(line.accepted)}, KEEPER)
    if short:
        yield stage.until(1, "11:30")
        found = {"transfer": twin, "way": "came", "note": "次日在包装填充物里找到"}
        stage.run(settle_transfer, found, THERE)
