"""Parcels, claims, incidents and slow stock of the sample store."""

from chehang.catalogue.demo import goods
from chehang.core.access import rows
from chehang.core.models import ApprovalRequest
from chehang.core.operations.approve import approve
from chehang.core.stage import Stage, Story
from chehang.stock.models import Balance
from chehang.warehouse.models import Claim, Discrepancy, Outbound, Shipment
from chehang.warehouse.operations.answer_claim import answer_claim
from chehang.warehouse.operations.call_receiver import call_receiver
from chehang.warehouse.operations.close_incident import close_incident
from chehang.warehouse.operations.describe_shipment import describe_shipment
from chehang.warehouse.operations.execute_disposal import execute_disposal
from chehang.warehouse.operations.note_arrival import note_arrival
from chehang.warehouse.operations.open_claim import open_claim
from chehang.warehouse.operations.propose_disposal import propose_disposal
from chehang.warehouse.operations.report_incident import report_incident
from chehang.warehouse.operations.report_shortage import report_shortage
from chehang.warehouse.operations.settle_claim import settle_claim

INCIDENT_DAY, DISPOSAL_DAY, SHORT_DAYS = 17, 21, (5, 19)
KEEPER = "luobin"


def day(stage: Stage) -> None:
    """A leak now and then, slow stock once a month, and what keepers see run low."""
    if stage.first_day or stage.days_left < 3:
        return
    if stage.today.day == INCIDENT_DAY:
        stage.begin(leak(stage), "14:20")
    if stage.today.day == DISPOSAL_DAY:
        stage.begin(slow(stage), "16:05")
    if stage.today.day in SHORT_DAYS:
        stage.begin(short(stage), "09:50")


def parcel(stage: Stage, outbound: Outbound, keeper: str) -> Story[None]:
    """Two days on the way, then the keeper hears how it came."""
    made = rows(Shipment, stage.actors[keeper]).get(outbound=outbound)
    data = {"shipment": made.pk, "boxes": 2, "weight_kg": "11.5", "freight": "42", "photo": stage.picture("装箱照片")}
    stage.run(describe_shipment, data, keeper)
    yield stage.until(2, "10:40")
    stage.run(note_arrival, {"shipment": made.pk, "note": "物流显示已签收"}, keeper)
    yield 95
    rating = stage.random.choice((4, 5, 5))
    stage.run(call_receiver, {"shipment": made.pk, "satisfaction": rating, "answer": "收到,数量齐全"}, keeper)


def claim(stage: Stage, report: Discrepancy) -> Story[None]:
    """The planner claims what is missing, the supplier agrees, the manager closes the case."""
    asked = {"discrepancy": report.pk, "reason": "到货短少或破损,附照片"}
    made = stage.run(open_claim, asked, "songjia")
    yield stage.until(2, "10:50")
    broken = report.lines.filter(kind="damaged", line__estimate_left=0).exists()
    stage.run(
        answer_claim,
        {"claim": made.id, "accepted": True, "answer": "同意开具红字发票" if broken else "同意补发"},
        "songjia",
    )
    yield stage.until(3, "15:15")
    amount = str(rows(Claim, stage.actors["zhoumin"]).get(pk=made.id or 0).amount_inc)
    end = {"way": "red", "received": amount} if broken else {"way": "resend"}
    stage.run(settle_claim, {"claim": made.id} | end, "zhoumin")


def leak(stage: Stage) -> Story[None]:
    """A keeper finds oil on the floor; the manager has it mended."""
    made = stage.run(report_incident, {"kind": "leak", "place": "F 区油品架", "what": "机油桶渗漏,地面有油渍"}, KEEPER)
    yield 80
    stage.run(close_incident, {"incident": made.id, "measure": "更换油桶,铺吸油毡,加防渗托盘"}, "zhoumin")


def slow(stage: Stage) -> Story[None]:
    """What has not moved is proposed for a bundle, approved by its cost and carried out."""
    actor = stage.actors[KEEPER]
    lying = (
        rows(Balance, actor)
        .filter(owner="own", on_hand__gt=0, reserved=0, bin__kind="shelf")
        .select_related("part", "bin")
    )
    place = lying.order_by("part__norm_no").first()
    if place is None:
        return
    data = {
        "part": place.part_id, "bin": place.bin.code, "quantity": "1", "way": "bundle", "price": "10",
        "reason": "三个月无出库,建议与保养套餐捆绑",
    }  # fmt: skip
    made = stage.run(propose_disposal, data, KEEPER)
    while True:
        request = rows(ApprovalRequest, actor).filter(
            document="warehouse.disposal", object_id=int(made.id or 0), state="open"
        )
        if (waiting := request.first()) is None:
            break
        yield 60
        stage.run(approve, {"request": waiting.pk}, stage.someone(waiting.post))
    yield stage.until(2, "11:25")
    stage.run(execute_disposal, {"disposal": made.id, "outcome": "已编入保养套餐"}, KEEPER)


def short(stage: Stage) -> Story[None]:
    """A keeper sees a part run low and tells the planner."""
    known = stage.once(goods)
    part = known.parts[stage.random.choice(known.stocked)]
    stage.run(report_shortage, {"part": part.pk, "found": "0", "note": "货位见底"}, KEEPER)
    yield 1
