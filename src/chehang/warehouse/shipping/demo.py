"""Parcels, claims, incidents and slow stock of the sample store."""

from datetime import timedelta
from typing import Any

from chehang.catalogue.demo import goods
from chehang.core.access import rows
from chehang.core.models import ApprovalRequest
from chehang.core.operations.approve import approve
from chehang.core.stage import Stage, Story
from chehang.pricing.kits import kits_of
from chehang.pricing.services import prices_for
from chehang.stock.models import Balance
from chehang.warehouse.models import Claim, Discrepancy, Disposal, Outbound, Shipment
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
WAYS = ("bundle", "discount", "scrap")  # what becomes of slow stock, month by month
ENDS = ("resend", "red", "none")  # of what came short, in turn; broken goods are credited
ANSWERS = {"resend": "同意补发", "red": "同意开具红字发票", "none": "出库称重记录无误,不予受理"}


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
    """The planner claims what is missing or broken; the supplier credits it, sends it again or refuses; the manager closes the case."""
    asked = {"discrepancy": report.pk, "reason": "到货短少或破损,附照片"}
    made = stage.run(open_claim, asked, "songjia")
    yield stage.until(2, "10:50")
    broken = report.lines.filter(kind="damaged", line__estimate_left=0).exists()
    earlier = rows(Claim, stage.actors["zhoumin"]).filter(pk__lt=made.id or 0)
    way = "red" if broken else ENDS[earlier.exclude(way="red", discrepancy__lines__kind="damaged").count() % len(ENDS)]
    answered = {"claim": made.id, "accepted": way != "none", "answer": ANSWERS[way]}
    stage.run(answer_claim, answered, "songjia")
    yield stage.until(3, "15:15")
    amount = str(rows(Claim, stage.actors["zhoumin"]).get(pk=made.id or 0).amount_inc)
    end = {"way": way} | ({"received": amount} if way == "red" else {})
    stage.run(settle_claim, {"claim": made.id} | end, "zhoumin")


def leak(stage: Stage) -> Story[None]:
    """A keeper finds oil on the floor; the manager has it mended."""
    made = stage.run(report_incident, {"kind": "leak", "place": "F 区油品架", "what": "机油桶渗漏,地面有油渍"}, KEEPER)
    yield 80
    stage.run(close_incident, {"incident": made.id, "measure": "更换油桶,铺吸油毡,加防渗托盘"}, "zhoumin")


def slow(stage: Stage) -> Story[None]:
    """What has not moved is proposed for a bundle, a lower price or scrap, approved by its cost and carried out."""
    actor = stage.actors[KEEPER]
    lying = (
        rows(Balance, actor)
        .filter(owner="own", on_hand__gt=0, reserved=0, bin__kind="shelf")
        .select_related("part", "bin")
    )
    known = stage.once(goods)
    done = set(rows(Disposal, actor).values_list("part_id", flat=True))
    found = lying.exclude(part__in=done).order_by("part__norm_no")
    way = WAYS[len(done) % len(WAYS)]
    place = found.first()
    if place is None:
        return
    also: dict[str, Any] = {}
    if way == "bundle":
        priced = prices_for(stage.store.pk, [known.parts[n].pk for n in known.stocked], "retail", stage.today)
        led = set(kits_of(stage.store.pk, priced, stage.today))
        also["with_part"] = next(pk for pk in priced if pk != place.part_id and pk not in led)
    if way in ("bundle", "discount"):
        also["until"] = stage.today + timedelta(days=60)
    data = {
        "part": place.part_id, "bin": place.bin.code, "quantity": "1", "way": way, "price": "0" if way == "scrap" else "10",
        "reason": "三个月无出库,占用资金", **also,
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
    stage.run(execute_disposal, {"disposal": made.id}, KEEPER)


def short(stage: Stage) -> Story[None]:
    """A keeper sees a part run low and tells the planner."""
    known = stage.once(goods)
    part = known.parts[stage.random.choice(known.stocked)]
    stage.run(report_shortage, {"part": part.pk, "found": "0", "note": "货位见底"}, KEEPER)
    yield 1
